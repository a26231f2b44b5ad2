//! Between the client's bytes and the service: one thread reads, one writes, and a loop in between hands messages on.
//!
//! Order is kept by construction. A message is understood, given to its handler and polled once, in which the handler
//! pushes it into the owner's queue, before the next one is looked at. Answers wait beside each other, as many as there
//! are, so that `$/cancelRequest` never stands behind a slow request. A client that does not read stops nobody: what
//! the server says on its own account waits with who says it, and only a mountain of unread answers stops the reading.

use std::io::{self, BufReader};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use futures::future::poll_fn;
use futures::stream::FuturesUnordered;
use futures::{FutureExt, SinkExt, Stream, StreamExt};
use serde::Serialize;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::sync::{Notify, oneshot};
use tower_lsp_server::jsonrpc::{self, Error, Request, Response};
use tower_lsp_server::{ClientSocket, LspService};
use tower_service::Service;

use crate::frame::{Frame, Frames, Incoming, garbage, read};
use crate::parent::Ended;
use crate::record::Record;
use crate::server::Server;

/// Messages that were read and not looked at yet.
const AHEAD: usize = 256;
/// With more unread bytes than this nothing is said that was not asked for …
const ROOM: usize = 4 << 20;
/// … and with more than this nothing more is read.
const MOUNTAIN: usize = 64 << 20;
/// How long the last words may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// Reads standard input on a thread of its own.
pub(crate) fn standard_input(record: Option<Arc<Record>>) -> io::Result<Receiver<Incoming>> {
    let (send, receive) = channel(AHEAD);
    let work = move || {
        let mut frames = Frames::new(BufReader::new(io::stdin()));
        // A broken input has ended.
        while let Ok(Some(frame)) = frames.next() {
            let incoming = match frame {
                Frame::Message(bytes) => {
                    if let Some(record) = &record {
                        record.heard(&bytes);
                    }
                    read(&bytes)
                }
                Frame::Garbage => garbage(),
            };
            if send.blocking_send(incoming).is_err() {
                break;
            }
        }
    };
    std::thread::Builder::new().name("input".to_owned()).spawn(work)?;
    Ok(receive)
}

/// Where messages to the client go.
pub(crate) struct Output {
    queue: std::sync::mpsc::Sender<Vec<u8>>,
    state: Arc<State>,
    done: oneshot::Receiver<()>,
}

#[derive(Default)]
struct State {
    /// Bytes that are not written yet.
    waiting: AtomicUsize,
    broken: AtomicBool,
    changed: Notify,
}

impl Output {
    /// Writes each message by `write` on a thread of its own; `true` says that no other is waiting.
    pub(crate) fn start(
        mut write: impl FnMut(&[u8], bool) -> io::Result<()> + Send + 'static,
    ) -> io::Result<Output> {
        let (queue, messages) = std::sync::mpsc::channel::<Vec<u8>>();
        let (say, done) = oneshot::channel();
        let state = Arc::new(State::default());
        let ours = state.clone();
        let work = move || {
            while let Ok(message) = messages.recv() {
                let mut next = Some(message);
                while let Some(message) = next {
                    next = messages.try_recv().ok();
                    if write(&message, next.is_none()).is_err() {
                        ours.broken.store(true, Ordering::Release);
                        ours.changed.notify_one();
                        return;
                    }
                    let before = ours.waiting.fetch_sub(message.len(), Ordering::AcqRel);
                    if before >= ROOM {
                        ours.changed.notify_one();
                    }
                }
            }
            let _ = say.send(());
        };
        std::thread::Builder::new().name("output".to_owned()).spawn(work)?;
        Ok(Output { queue, state, done })
    }

    fn send(&self, message: &impl Serialize) {
        // Values of the protocol are JSON by construction.
        let Ok(bytes) = serde_json::to_vec(message) else { return };
        tracing::trace!(target: "selaras::message", "→ {}", String::from_utf8_lossy(&bytes));
        self.state.waiting.fetch_add(bytes.len(), Ordering::AcqRel);
        // A writer that is gone has said so.
        let _ = self.queue.send(bytes);
    }

    fn waiting(&self) -> usize {
        self.state.waiting.load(Ordering::Acquire)
    }

    /// Waits until the last message is written, or until the client has had its time to read it.
    async fn finish(self) {
        drop(self.queue);
        let _ = tokio::time::timeout(FAREWELL, self.done).await;
    }
}

/// Serves until `exit`, the end of input, the parent's death, or until nobody reads any more.
pub(crate) async fn run(
    mut service: LspService<Server>,
    socket: ClientSocket,
    mut input: Receiver<Incoming>,
    output: Output,
) {
    let ended = service.inner().ended();
    let (mut outgoing, mut answers) = socket.split();
    let mut tasks = FuturesUnordered::new();
    let orphaned = ended.parent_gone();
    tokio::pin!(orphaned);
    let mut reading = true;
    while reading || !tasks.is_empty() {
        let waiting = output.waiting();
        tokio::select! {
            () = &mut orphaned => break,
            () = output.state.changed.notified() => {
                if output.state.broken.load(Ordering::Acquire) {
                    break;
                }
            }
            incoming = input.recv(), if reading && waiting < MOUNTAIN => match incoming {
                // What was asked for is still answered.
                None => reading = false,
                Some(Incoming::Wrong(answer)) => {
                    tracing::warn!("a message that is none");
                    output.send(&answer);
                }
                Some(Incoming::Answer(answer)) => {
                    let _ = answers.send(answer).await;
                }
                Some(Incoming::Call(request)) => {
                    note(&request, &ended);
                    let is_exit = request.method() == "exit";
                    if poll_fn(|cx| service.poll_ready(cx)).await.is_err() {
                        break;
                    }
                    let id = request.id().cloned();
                    let mut answer = service.call(request);
                    match futures::poll!(&mut answer) {
                        // A request has an answer, also one whose method begins like those that may be left alone.
                        Poll::Ready(Ok(None)) => if let Some(id) = id {
                            output.send(&Response::from_error(id, Error::method_not_found()));
                        },
                        Poll::Ready(answer) => reply(&output, &mut outgoing, answer),
                        Poll::Pending => tasks.push(answer),
                    }
                    if is_exit {
                        break;
                    }
                }
            },
            Some(answer) = tasks.next(), if !tasks.is_empty() => reply(&output, &mut outgoing, answer),
            Some(message) = outgoing.next(), if waiting < ROOM => output.send(&message),
        }
    }
    output.finish().await;
}

/// Some clients send `shutdown` as a notification: it has no answer then, and counts all the same.
fn note(request: &Request, ended: &Ended) {
    tracing::debug!(target: "selaras::message", "{} {}", request.method(), Id(request.id()));
    tracing::trace!(target: "selaras::message", "← {request}");
    if request.method() == "shutdown" {
        ended.shut_down();
    }
}

/// The number of a request, in the log.
struct Id<'a>(Option<&'a jsonrpc::Id>);

impl std::fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(id) => write!(f, "{id}"),
            None => Ok(()),
        }
    }
}

/// An answer stands behind all that was said before it.
fn reply<E>(
    output: &Output,
    outgoing: &mut (impl Stream<Item = Request> + Unpin),
    answer: Result<Option<Response>, E>,
) {
    while let Some(Some(message)) = outgoing.next().now_or_never() {
        output.send(&message);
    }
    if let Ok(Some(answer)) = answer {
        output.send(&answer);
    }
}
