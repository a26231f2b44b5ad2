//! Edits in a session, from the changed text to all findings; and the queries that ran.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use selaras_analysis::db::Database;
use selaras_analysis::{Session, Settings};
use selaras_generator::{Profile, generate};
use selaras_plan::years::Date;

use crate::table::{Bar, Table, median, percentile};

/// Measures edits in KOTA and KOTA-L.
pub fn measure(table: &mut Table, quick: bool) {
    let profiles: &[(&str, Profile)] = if quick {
        &[("KOTA", Profile::Kota)]
    } else {
        &[("KOTA", Profile::Kota), ("KOTA-L", Profile::KotaL)]
    };
    for (name, profile) in profiles {
        let Some(today) = Date::parse("2026-01-15") else { return };
        let queries = Arc::new(AtomicUsize::new(0));
        let counter = queries.clone();
        let db = Database::watched(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let mut session = Session::on(db, Settings::default());
        let mut paths = Vec::new();
        for file in generate(*profile, 1).files {
            if let Ok(text) = String::from_utf8(file.bytes)
                && !file.path.ends_with(".toml")
            {
                paths.push((file.path.clone(), text.len()));
                session.set_file(&file.path, Arc::from(text));
            }
        }
        let start = Instant::now();
        let clean = session.check(today);
        let first = start.elapsed();
        table.assert(
            &format!("session {name}: silent"),
            clean.diagnostics.is_empty(),
            &clean.diagnostics.len().to_string(),
        );
        table.figure(
            &format!("{name}: first check in a session"),
            first.as_secs_f64() * 1e3,
            "ms",
            Bar::None,
            "",
        );
        let of =
            |wanted: fn(&str) -> bool| paths.iter().filter(|(p, _)| wanted(p)).max_by_key(|(_, len)| *len);
        let Some((renstra, size)) = of(|p| p.ends_with(".renstra")) else { continue };
        let Some((rpjmd, _)) = of(|p| p.ends_with(".rpjmd")) else { continue };
        let kb = size / 1000;
        let edits = if quick { 10 } else { 200 };
        for (what, path, from, to) in [
            ("a comment in a Renstra", renstra, "\n", "\n// catatan\n"),
            ("a target in a Renstra", renstra, "target = ", "target = 1"),
            ("a target in the RPJMD", rpjmd, "target = ", "target = 1"),
        ] {
            session.set_open(path, true);
            session.check(today);
            let Some(text) = session.text(path) else { continue };
            let changed: Arc<str> = text.replacen(from, to, 1).into();
            let mut times: Vec<Duration> = Vec::new();
            let mut ran = 0;
            for n in 0..edits {
                let next = if n % 2 == 0 { changed.clone() } else { text.clone() };
                queries.store(0, Ordering::Relaxed);
                let start = Instant::now();
                session.set_file(path, next);
                session.check(today);
                times.push(start.elapsed());
                ran = ran.max(queries.load(Ordering::Relaxed));
            }
            session.set_file(path, text);
            let again = session.check(today);
            table.assert(
                &format!("{name}: {what}, undone"),
                again == clean,
                "other findings than before the edits",
            );
            let remark = format!(
                "p99 {:.2} ms, {ran} queries, {kb} KB Renstra, {edits} edits",
                percentile(&times, 0.99) * 1e3
            );
            table.figure(
                &format!("{name}: {what} → all findings"),
                median(&times) * 1e3,
                "ms",
                Bar::None,
                &remark,
            );
        }
    }
}
