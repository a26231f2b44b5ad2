//! How the server ends: in order, or because nobody is left who asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

/// How often the parent is looked for.
const PATIENCE: Duration = Duration::from_secs(3);

/// The end, as the transport and the handlers see it.
#[derive(Clone, Default)]
pub(crate) struct Ended {
    shut_down: Arc<AtomicBool>,
    /// The client's process; 0 where it named none.
    parent: Arc<AtomicU32>,
}

impl Ended {
    /// `shutdown` was asked for.
    pub(crate) fn shut_down(&self) {
        self.shut_down.store(true, Ordering::Relaxed);
    }

    /// The end that follows is what the client asked for.
    pub(crate) fn was_orderly(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }

    /// The process that the server shall not outlive.
    pub(crate) fn follow(&self, parent: Option<u32>) {
        self.parent.store(parent.unwrap_or(0), Ordering::Relaxed);
    }

    /// Returns when the client's process is gone.
    pub(crate) async fn parent_gone(&self) {
        loop {
            tokio::time::sleep(PATIENCE).await;
            let parent = self.parent.load(Ordering::Relaxed);
            if parent != 0 && !is_alive(parent) {
                return;
            }
        }
    }
}

/// Whether a process of that number is there.
#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return true };
    // Another user's process may not be asked, but is there.
    !matches!(test_kill_process(pid), Err(Errno::SRCH))
}

/// Elsewhere the end of input says it.
#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_alive_and_one_that_ended_is_not() {
        assert!(is_alive(std::process::id()));
        let mut child = std::process::Command::new("true").spawn().expect("a process");
        let number = child.id();
        child.wait().expect("it ends");
        assert!(!is_alive(number));
    }
}
