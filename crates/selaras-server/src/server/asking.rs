//! Questions: they go through the owner's queue, are answered by its pool, and end early when nobody waits any more.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use selaras_analysis::{Cancelled, Stop};
use tokio::sync::oneshot;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::owner::Message;
use crate::view::View;

/// How often work that nobody waits for is told to stop, until it does.
const AGAIN: Duration = Duration::from_millis(5);

impl Server {
    /// Asks about one document: what the file's path is in its workspace goes to `work` with the view.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        uri: &lsp::Uri,
        work: impl FnOnce(&View, &str) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (send, receive) = oneshot::channel();
        let (waiting, asked) = wait();
        self.tell(Message::Ask(
            uri.clone(),
            Box::new(move |found| {
                let Some((view, path)) = found else {
                    let _ = send.send(Ok(None));
                    return;
                };
                if let Some(answer) = asked.answer(vec![view.snapshot.stop()], || work(&view, &path)) {
                    let _ = send.send(answer);
                }
            }),
        ));
        let answer = receive.await;
        drop(waiting);
        answered(answer)
    }

    /// Asks about all workspaces.
    pub(crate) async fn ask_all<T: Send + 'static>(
        &self,
        work: impl FnOnce(&[View]) -> T + Send + 'static,
    ) -> Result<T> {
        let (send, receive) = oneshot::channel();
        let (waiting, asked) = wait();
        self.tell(Message::AskAll(Box::new(move |views| {
            let stops = views.iter().map(|v| v.snapshot.stop()).collect();
            if let Some(answer) = asked.answer(stops, || work(&views)) {
                let _ = send.send(answer);
            }
        })));
        let answer = receive.await;
        drop(waiting);
        answered(answer)
    }
}

/// Why a question has no answer.
#[derive(Debug)]
enum Unanswered {
    /// An edit came in between, or nobody waits any more.
    Overtaken,
    /// A defect of ours.
    Broken,
}

/// What those who wait and those who work know of each other.
#[derive(Default)]
struct Meeting {
    /// Nobody waits any more.
    is_over: bool,
    /// What ends the work, while there is any.
    stops: Vec<Stop>,
}

/// Someone who waits; when the client cancels its request it is dropped, and the work ends.
struct Waiting(Arc<Mutex<Meeting>>);

/// Someone who is asked.
struct Asked(Arc<Mutex<Meeting>>);

fn wait() -> (Waiting, Asked) {
    let meeting: Arc<Mutex<Meeting>> = Arc::default();
    (Waiting(meeting.clone()), Asked(meeting))
}

fn locked(meeting: &Mutex<Meeting>) -> MutexGuard<'_, Meeting> {
    meeting.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Asked {
    /// Works on an answer; none where nobody waits for it.
    fn answer<T>(
        &self,
        stops: Vec<Stop>,
        work: impl FnOnce() -> T,
    ) -> Option<std::result::Result<T, Unanswered>> {
        {
            let mut meeting = locked(&self.0);
            if meeting.is_over {
                return None;
            }
            meeting.stops = stops;
        }
        let answer = guarded(work);
        locked(&self.0).stops.clear();
        Some(answer)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut meeting = locked(&self.0);
        meeting.is_over = true;
        if meeting.stops.is_empty() {
            return;
        }
        // A stop that comes between two queries is forgotten at the end of the next one: it is said until it is heard.
        let meeting = self.0.clone();
        let work = async move {
            while stop(&meeting) {
                tokio::time::sleep(AGAIN).await;
            }
        };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(work);
        }
    }
}

/// Tells the work to stop, if there is any.
fn stop(meeting: &Mutex<Meeting>) -> bool {
    let meeting = locked(meeting);
    meeting.stops.iter().for_each(Stop::now);
    !meeting.stops.is_empty()
}

/// Runs a question. An edit that comes in between ends it, and so does a defect.
fn guarded<T>(work: impl FnOnce() -> T) -> std::result::Result<T, Unanswered> {
    match catch_unwind(AssertUnwindSafe(|| Cancelled::catch(AssertUnwindSafe(work)))) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(_)) => Err(Unanswered::Overtaken),
        Err(_) => Err(Unanswered::Broken),
    }
}

fn answered<T>(
    answer: std::result::Result<std::result::Result<T, Unanswered>, oneshot::error::RecvError>,
) -> Result<T> {
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Unanswered::Overtaken)) => Err(Error::content_modified()),
        Ok(Err(Unanswered::Broken)) | Err(_) => Err(Error {
            code: ErrorCode::InternalError,
            message: "cacat program Selaras saat menjawab permintaan ini (a defect of Selaras)".into(),
            data: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use selaras_analysis::documents::documents;
    use selaras_analysis::{Session, Settings};

    use super::*;

    /// Work that never ends by itself, on a thread; tells when it has begun, and what it came to.
    fn endless(asked: Asked) -> (mpsc::Receiver<()>, mpsc::Receiver<bool>) {
        let ((begun, begins), (ended, ends)) = (mpsc::channel(), mpsc::channel());
        std::thread::spawn(move || {
            let mut session = Session::new(Settings::default());
            session.set_file("a.rpjmd", "rpjmd a-2025 \"A\" { periode 2025-2029 }".into());
            let snapshot = session.snapshot();
            let work = || loop {
                documents(snapshot.db(), snapshot.workspace());
                let _ = begun.send(());
            };
            let answer: Option<std::result::Result<(), _>> = asked.answer(vec![snapshot.stop()], work);
            let _ = ended.send(matches!(answer, Some(Err(Unanswered::Overtaken))));
        });
        (begins, ends)
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_ends() {
        let (waiting, asked) = wait();
        let (begins, ends) = endless(asked);
        begins.recv().expect("it begins");
        assert!(ends.recv_timeout(Duration::from_millis(100)).is_err(), "it goes on while someone waits");
        drop(waiting);
        let until = std::time::Instant::now() + Duration::from_secs(20);
        loop {
            tokio::time::sleep(AGAIN).await;
            match ends.try_recv() {
                Ok(overtaken) => break assert!(overtaken),
                Err(_) => assert!(std::time::Instant::now() < until, "it does not end"),
            }
        }
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_does_not_begin_and_what_is_done_is_kept() {
        let (waiting, asked) = wait();
        drop(waiting);
        assert!(asked.answer(Vec::new(), || unreachable!("nobody waits")).is_none());
        let (waiting, asked) = wait();
        assert!(matches!(asked.answer(Vec::new(), || 7), Some(Ok(7))));
        drop(waiting);
    }
}
