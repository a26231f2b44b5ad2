//! Changes as a unified diff.

use std::fmt::Write;

use similar::TextDiff;

/// What turns `old` into `new`, with three lines around; empty where they are equal.
pub fn unified(path: &str, old: &str, new: &str, color: bool) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    let text =
        diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    if color { paint(&text) } else { text }
}

fn paint(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let code = match line.as_bytes().first() {
            _ if line.starts_with("+++") || line.starts_with("---") => "1",
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => {
                out.push_str(line);
                continue;
            }
        };
        let bare = line.trim_end_matches('\n');
        let end = line.get(bare.len()..).unwrap_or_default();
        let _ = write!(out, "\x1b[{code}m{bare}\x1b[0m{end}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes() {
        assert_eq!(unified("a", "x\n", "x\n", false), "");
        let text = unified("r/a.renstra", "1\n2\n3\n", "1\nII\n3\n", false);
        assert_eq!(text, "--- a/r/a.renstra\n+++ b/r/a.renstra\n@@ -1,3 +1,3 @@\n 1\n-2\n+II\n 3\n");
        let colored = unified("a", "2\n", "3\n", true);
        assert!(colored.contains("\x1b[31m-2\x1b[0m\n\x1b[32m+3\x1b[0m\n"), "{colored}");
    }

    #[test]
    fn a_missing_last_line_end_is_said() {
        assert!(unified("a", "1", "2", false).contains("No newline at end of file"));
    }
}
