//! A page of few blocks, to be read beside the text: as Markdown, or plain for editors that show no other.
//!
//! What comes from a plan is shown as it is and never read as Markdown: a title with `[` or `<` is no link and no tag.

use std::fmt::Write;

/// What stands in a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// It differs from what stands beside it.
    pub marked: bool,
}

/// A part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// The first words: a name.
    Title(String),
    /// A line; in front of it, what it tells of, where that is said.
    Line(String, String),
    /// The same in words of ours, in which `…` is a word of the language.
    Ours(String, String),
    /// Rows of cells below a head. The first column names the row.
    Table(Vec<String>, Vec<Vec<Cell>>),
    /// A heading and items below it.
    List(String, Vec<String>),
    /// Words that lead to an address of ours.
    Link(String, String),
}

/// Blocks from top to bottom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// The mark of a cell that differs.
const DIFFERS: &str = "≠";

impl Page {
    /// Adds a name.
    pub fn title(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Title(words.into()));
    }
    /// Adds a line; nothing where it has no words.
    pub fn line(&mut self, label: impl Into<String>, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.blocks.push(Block::Line(label.into(), words));
        }
    }
    /// Adds a line in words of ours, in which `…` is a word of the language; never what a plan says.
    pub fn ours(&mut self, label: impl Into<String>, words: impl Into<String>) {
        self.blocks.push(Block::Ours(label.into(), words.into()));
    }
    /// Adds a table; nothing where it has no rows.
    pub fn table(&mut self, head: Vec<String>, rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table(head, rows));
        }
    }
    /// Adds a list; nothing where it has no items.
    pub fn list(&mut self, heading: impl Into<String>, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(heading.into(), items));
        }
    }
    /// Nothing is on it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let blocks: Vec<String> = self.blocks.iter().map(markdown).collect();
        blocks.join("\n\n")
    }

    /// As plain text.
    pub fn plain(&self) -> String {
        let blocks: Vec<String> = self.blocks.iter().map(plain).collect();
        blocks.join("\n")
    }
}

fn markdown(block: &Block) -> String {
    match block {
        Block::Title(words) => format!("**{}**", escaped(words)),
        Block::Line(label, words) if label.is_empty() => escaped(words),
        Block::Line(label, words) => format!("{}: {}", escaped(label), escaped(words)),
        Block::Ours(label, words) => format!("**{label}**: {words}"),
        Block::Link(words, address) => format!("[{}]({address})", escaped(words)),
        Block::List(heading, items) => {
            let items: String = items.iter().map(|i| format!("\n- {}", escaped(i))).collect();
            format!("**{}**\n{items}", escaped(heading))
        }
        Block::Table(head, rows) => {
            let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
            let head: Vec<String> = head.iter().map(|h| escaped(h)).collect();
            let rule = (0..head.len()).map(|n| if n == 0 { ":--" } else { "--:" }.to_owned());
            let mut lines = vec![row(&head), row(&rule.collect::<Vec<_>>())];
            for cells in rows {
                let shown = |c: &Cell| match c.marked {
                    true => format!("**{}** {DIFFERS}", escaped(&c.text)),
                    false => escaped(&c.text),
                };
                lines.push(row(&cells.iter().map(shown).collect::<Vec<_>>()));
            }
            lines.join("\n")
        }
    }
}

/// Words that Markdown takes as they are.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

fn plain(block: &Block) -> String {
    match block {
        Block::Title(words) => words.clone(),
        Block::Line(label, words) if label.is_empty() => words.clone(),
        Block::Line(label, words) => format!("{label}: {words}"),
        Block::Ours(label, words) => format!("{label}: {}", words.replace('`', "")),
        Block::Link(words, address) => format!("{words}: {address}"),
        Block::List(heading, items) => {
            let items: String = items.iter().map(|i| format!("\n- {i}")).collect();
            format!("{heading}:{items}")
        }
        Block::Table(head, rows) => {
            let texts = |cells: &[Cell]| -> Vec<String> {
                let mark = |c: &Cell| if c.marked { format!("{DIFFERS} {}", c.text) } else { c.text.clone() };
                cells.iter().map(mark).collect()
            };
            let mut lines = vec![head.clone()];
            lines.extend(rows.iter().map(|r| texts(r)));
            columns(&lines)
        }
    }
}

/// Rows with their columns one below the other; the first to the left, the others to the right.
fn columns(lines: &[Vec<String>]) -> String {
    let count = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |n: usize| lines.iter().filter_map(|l| l.get(n)).map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut out = String::new();
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        for (n, (cell, width)) in line.iter().zip(&widths).enumerate() {
            // Writing to a text never fails.
            let _ = match n {
                0 => write!(out, "{cell:<width$}"),
                _ => write!(out, "  {cell:>width$}"),
            };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Cell, Page};

    #[test]
    fn what_a_plan_says_is_never_markdown() {
        let mut page = Page::default();
        page.title("A [b](http://c) <img src=x> | *d* `e`");
        page.table(vec!["|".into()], vec![vec![Cell { text: "a|b\nc".into(), marked: true }]]);
        assert_eq!(
            page.markdown(),
            "**A \\[b\\](http://c) \\<img src=x\\> \\| \\*d\\* \\`e\\`**\n\n| \\| |\n| :-- |\n| **a\\|b c** ≠ |"
        );
    }

    #[test]
    fn a_plain_table_has_columns() {
        let mut page = Page::default();
        let cell = |text: &str, marked| Cell { text: text.into(), marked };
        page.table(vec![String::new(), "RPJMD".into()], vec![vec![cell("2025", false), cell("3,5", true)]]);
        page.line("Untuk", "");
        assert_eq!(page.plain(), "      RPJMD\n2025  ≠ 3,5");
    }
}
