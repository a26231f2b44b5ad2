//! The table of figures.

use std::time::Duration;

/// Figures, and results that were asserted.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 4]>,
    wrong: Vec<String>,
}

/// A bar: what a figure must reach.
#[derive(Clone, Copy)]
pub enum Bar {
    /// At least this much.
    AtLeast(f64),
    /// At most this much.
    AtMost(f64),
    /// Shown without a bar.
    None,
}

impl Table {
    /// A figure with its unit, its bar and a remark (peer, ratio, spread).
    pub fn figure(&mut self, what: &str, figure: f64, unit: &str, bar: Bar, remark: &str) {
        let shown = match figure {
            f if f >= 100.0 => format!("{f:.0} {unit}"),
            f if f >= 1.0 => format!("{f:.2} {unit}"),
            f => format!("{f:.3} {unit}"),
        };
        let verdict = match bar {
            Bar::AtLeast(bar) if figure >= bar => format!("≥ {bar} {unit}: reached"),
            Bar::AtLeast(bar) => format!("≥ {bar} {unit}: BELOW"),
            Bar::AtMost(bar) if figure <= bar => format!("≤ {bar} {unit}: reached"),
            Bar::AtMost(bar) => format!("≤ {bar} {unit}: ABOVE"),
            Bar::None => String::new(),
        };
        eprintln!("{what}: {shown} {verdict} {remark}");
        self.rows.push([what.to_owned(), shown, verdict, remark.to_owned()]);
    }

    /// How long something takes: the middle and the slowest hundredth with their bars in ms, where there are some (a bar
    /// that is not a number is none), and the slowest twentieth beside.
    pub fn latency(&mut self, what: &str, times: &[Duration], bars: Option<(f64, f64)>, remark: &str) {
        let bar = |ms: f64| if ms.is_nan() { Bar::None } else { Bar::AtMost(ms) };
        let (p50, p99) = bars.map_or((Bar::None, Bar::None), |(p50, p99)| (bar(p50), bar(p99)));
        let of = |share| percentile(times, share) * 1e3;
        self.figure(&format!("{what}, p50"), of(0.5), "ms", p50, remark);
        self.figure(&format!("{what}, p99"), of(0.99), "ms", p99, &format!("p95 {:.2} ms", of(0.95)));
    }

    /// A result that must hold.
    pub fn assert(&mut self, what: &str, right: bool, found: &str) {
        if !right {
            eprintln!("WRONG RESULT {what}: {found}");
            self.wrong.push(format!("{what}: {found}"));
        }
    }

    /// No result was wrong.
    pub fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Prints the table in Markdown, then what was wrong.
    pub fn print(&self) {
        println!("| what | figure | bar | remark |\n|---|---|---|---|");
        for [what, figure, bar, remark] in &self.rows {
            println!("| {what} | {figure} | {bar} | {remark} |");
        }
        for wrong in &self.wrong {
            println!("\nWRONG RESULT {wrong}");
        }
    }
}

/// The middle one, in seconds.
pub fn median(times: &[Duration]) -> f64 {
    percentile(times, 0.5)
}

/// The one below which a share of all lies, in seconds.
pub fn percentile(times: &[Duration], share: f64) -> f64 {
    let mut sorted: Vec<f64> = times.iter().map(Duration::as_secs_f64).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
}
