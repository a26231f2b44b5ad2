//! How a run ends. Scripts and CI hold on to these numbers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a run ended, as its exit code says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Exit {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Findings.
    Findings = 1,
    /// Wrong use, configuration, or I/O.
    Wrong = 2,
    /// A defect of the program.
    Internal = 101,
    /// Ctrl-C.
    Interrupted = 130,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Runs `work`; a panic in it is [`Exit::Internal`].
pub fn guard(work: impl FnOnce() -> Exit) -> Exit {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Exit::Internal)
}

/// Says of a panic what a user can do about it, in place of Rust's own lines.
pub fn explain_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let what = panic
            .payload()
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| panic.payload().downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("selaras {}: cacat program / internal error: {what} ({place})", env!("CARGO_PKG_VERSION"));
        eprintln!(
            "  Rencana Anda tidak diubah. Mohon laporkan baris di atas: / Your plans are unchanged. Please report the \
             line above: {}/issues",
            env!("CARGO_PKG_REPOSITORY")
        );
    }));
}

static WRITING: Mutex<()> = Mutex::new(());

/// Held while files are written: Ctrl-C waits for the file at hand.
pub fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the process with [`Exit::Interrupted`] on Ctrl-C. Where the system gives no handler, it ends it its own way.
pub fn on_interrupt(before: impl Fn() + Send + 'static) {
    let _ = ctrlc::set_handler(move || {
        let _at_rest = writing();
        before();
        std::process::exit(Exit::Interrupted.code().into());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_a_promise() {
        let all = [Exit::Clean, Exit::Findings, Exit::Wrong, Exit::Internal, Exit::Interrupted];
        assert_eq!(all.map(Exit::code), [0, 1, 2, 101, 130]);
    }

    #[test]
    fn a_panic_is_an_internal_error() {
        assert_eq!(guard(|| panic!("uji")), Exit::Internal);
        assert_eq!(guard(|| Exit::Findings), Exit::Findings);
    }
}
