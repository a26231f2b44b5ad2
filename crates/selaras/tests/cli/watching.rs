//! `--watch`: again after each change, until Ctrl-C.

use super::*;
#[cfg(unix)]
use std::io::{BufRead, BufReader};
#[cfg(unix)]
use std::time::Duration;

#[cfg(unix)]
#[test]
fn again_after_each_change_until_interrupted() {
    let dir = Dir::plan();
    let mut child = dir
        .command("check --watch --format short")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut notes = BufReader::new(child.stderr.take().expect("piped")).lines();
    let (heard, lines) = std::sync::mpsc::channel();
    let out = child.stdout.take().expect("piped");
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|l| heard.send(l))
    });
    let mut ready = || assert!(notes.next().expect("a note").expect("text").contains("menunggu perubahan"));
    let next = || lines.recv_timeout(Duration::from_secs(60)).expect("a finding");

    ready();
    dir.replace(RENSTRA, "mengacu S1/SPBE", "mengacu S1/SPBS");
    assert!(next().contains("rujukan-tidak-ada"));
    ready();
    dir.replace(RENSTRA, "mengacu S1/SPBS", "mengacu S1/SPBE");
    ready();
    dir.write("baru.renstra", "renstra {\n");
    assert!(next().starts_with("baru.renstra:1:"));
    ready();

    let interrupted =
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(interrupted.success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
}
