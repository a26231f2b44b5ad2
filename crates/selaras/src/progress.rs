//! One line on standard error while work lasts longer than a second, on a terminal only.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const BEAT: Duration = Duration::from_millis(120);
const WHEEL: [char; 4] = ['⠋', '⠙', '⠸', '⠴'];

/// A line is on the terminal.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// Takes the line off the terminal, so that other words can stand there.
pub fn clear() {
    if SHOWN.swap(false, Ordering::SeqCst) {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}

/// Shows that work goes on. Dropping it takes the line away.
pub struct Progress {
    steps: Option<Sender<String>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to count the time; `wanted`: standard error is a terminal, and the user did not ask for silence.
    pub fn start(wanted: bool) -> Progress {
        if !wanted {
            return Progress { steps: None, thread: None };
        }
        let (steps, heard) = channel::<String>();
        let thread = std::thread::spawn(move || {
            let mut step = String::new();
            let mut wait = PATIENCE;
            let began = std::time::Instant::now();
            let mut turn = 0;
            loop {
                match heard.recv_timeout(wait) {
                    Ok(next) => {
                        step = next;
                        wait = PATIENCE.saturating_sub(began.elapsed()).max(BEAT);
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        wait = BEAT;
                        turn = (turn + 1) % WHEEL.len();
                        let wheel = WHEEL.get(turn).copied().unwrap_or(' ');
                        let _ = write!(io::stderr(), "\r\x1b[K{wheel} {step}");
                        let _ = io::stderr().flush();
                        SHOWN.store(true, Ordering::SeqCst);
                    }
                    Err(RecvTimeoutError::Disconnected) => return clear(),
                }
            }
        });
        Progress { steps: Some(steps), thread: Some(thread) }
    }

    /// Says what is being done now.
    pub fn step(&self, what: impl FnOnce() -> String) {
        if let Some(steps) = &self.steps {
            // The thread ends only after the sender.
            let _ = steps.send(what());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.steps = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
