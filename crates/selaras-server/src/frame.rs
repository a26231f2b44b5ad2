//! Frames of the protocol: `Content-Length`, a blank line, and so many bytes of JSON. Whatever else comes is skipped up to
//! the next frame, and said once.

use std::io::{self, BufRead, Read, copy, sink};

use serde_json::Value;
use tower_lsp_server::jsonrpc::{Error, Id, Request, Response};

/// No header is longer than this.
const LONGEST_LINE: u64 = 8 << 10;
/// No message is longer than this: a plan has 16 MiB at most, and JSON may write some of it in six letters each.
const LONGEST: u64 = 128 << 20;

/// What a client sent.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A request or a notification.
    Call(Request),
    /// The answer to a request of ours.
    Answer(Response),
    /// Nothing that can be understood.
    Wrong(Response),
}

/// The frames of an input.
pub(crate) struct Frames<R> {
    input: R,
    /// What comes now is no frame, and that has been said.
    lost: bool,
    /// The length of the frame whose header is being read.
    length: Option<u64>,
}

/// A frame, or what stood in its place.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Frame {
    /// The bytes of a message.
    Message(Vec<u8>),
    /// Bytes that are no frame, or a message that is too long.
    Garbage,
}

impl<R: BufRead> Frames<R> {
    /// The frames of `input`.
    pub(crate) fn new(input: R) -> Frames<R> {
        Frames { input, lost: false, length: None }
    }

    /// The next frame; none at the end of the input, also within a frame.
    pub(crate) fn next(&mut self) -> io::Result<Option<Frame>> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let clean = match header(line.trim_ascii()) {
                Header::Length(bytes, clean) => {
                    self.length = Some(bytes);
                    clean
                }
                Header::End => match self.length.take() {
                    Some(bytes) => return self.body(bytes),
                    None => true,
                },
                Header::Other => true,
                Header::None => false,
            };
            if !clean && self.is_news() {
                return Ok(Some(Frame::Garbage));
            }
        }
    }

    /// Garbage begins here, and did not before.
    fn is_news(&mut self) -> bool {
        !std::mem::replace(&mut self.lost, true)
    }

    fn body(&mut self, bytes: u64) -> io::Result<Option<Frame>> {
        if bytes > LONGEST {
            let skipped = copy(&mut self.input.by_ref().take(bytes), &mut sink())?;
            return Ok((skipped == bytes).then_some(Frame::Garbage));
        }
        let mut message = Vec::new();
        self.input.by_ref().take(bytes).read_to_end(&mut message)?;
        if message.len() as u64 != bytes {
            return Ok(None);
        }
        self.lost = false;
        Ok(Some(Frame::Message(message)))
    }
}

enum Header {
    /// So many bytes follow; whether the line held nothing else.
    Length(u64, bool),
    /// Some other header.
    Other,
    /// The blank line.
    End,
    /// None of these.
    None,
}

fn header(line: &[u8]) -> Header {
    let Ok(text) = std::str::from_utf8(line) else { return Header::None };
    if text.is_empty() {
        return Header::End;
    }
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.find("content-length:") {
        let number = lower.get(at + "content-length:".len()..).map(|n| n.trim().parse());
        return match number {
            Some(Ok(bytes)) => Header::Length(bytes, at == 0),
            _ => Header::None,
        };
    }
    if lower.starts_with("content-type:") { Header::Other } else { Header::None }
}

/// Understands a message.
pub(crate) fn read(bytes: &[u8]) -> Incoming {
    let Ok(message) = serde_json::from_slice::<Value>(bytes) else {
        return wrong(Id::Null, Error::parse_error());
    };
    let Value::Object(mut message) = message else { return wrong(Id::Null, Error::invalid_request()) };
    let id = match message.get("id") {
        None => None,
        Some(Value::Null) if !message.contains_key("method") => Some(Id::Null),
        Some(id) => match (id.as_i64(), id.as_str()) {
            (Some(number), _) => Some(Id::Number(number)),
            (_, Some(text)) => Some(Id::String(text.to_owned())),
            _ => return wrong(Id::Null, Error::invalid_request()),
        },
    };
    match (message.remove("method"), id) {
        (Some(Value::String(method)), id) => {
            // Emacs' lsp-mode sends an empty object with requests that take nothing, which the service would refuse.
            let takes_nothing = matches!(&*method, "shutdown" | "exit");
            let mut request = Request::build(method);
            if let Some(params) = message.remove("params").filter(|_| !takes_nothing) {
                request = request.params(params);
            }
            Incoming::Call(match id {
                Some(id) => request.id(id).finish(),
                None => request.finish(),
            })
        }
        (None, Some(id)) => match message.remove("error") {
            Some(error) => match serde_json::from_value(error) {
                Ok(error) => Incoming::Answer(Response::from_error(id, error)),
                Err(_) => Incoming::Answer(Response::from_error(id, Error::invalid_request())),
            },
            None => Incoming::Answer(Response::from_ok(id, message.remove("result").unwrap_or_default())),
        },
        (_, id) => wrong(id.unwrap_or_default(), Error::invalid_request()),
    }
}

/// The answer to what is no message.
pub(crate) fn garbage() -> Incoming {
    wrong(Id::Null, Error::parse_error())
}

fn wrong(id: Id, error: Error) -> Incoming {
    Incoming::Wrong(Response::from_error(id, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(input: &[u8]) -> Vec<Frame> {
        let mut frames = Frames::new(input);
        std::iter::from_fn(|| frames.next().expect("memory")).collect()
    }

    fn message(text: &str) -> Frame {
        Frame::Message(text.into())
    }

    #[test]
    fn frames_with_headers_as_clients_write_them() {
        assert_eq!(
            frames(b"Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1"),
            [message("{}"), message("1")]
        );
        assert_eq!(
            frames(b"content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n{}"),
            [message("{}")]
        );
        assert_eq!(frames(b"Content-Length: 0\r\n\r\n"), [message("")]);
    }

    #[test]
    fn garbage_is_said_once_and_skipped() {
        let good = "Content-Length: 2\r\n\r\n{}";
        for garbage in [
            "halo\r\n",
            "a\nb\n\n\nc\n",
            "Content-Length: x\r\n\r\n",
            "\u{0}\u{1}\n",
            "Content-Length: -1\n\n",
        ] {
            assert_eq!(
                frames(format!("{garbage}{good}").as_bytes()),
                [Frame::Garbage, message("{}")],
                "{garbage:?}"
            );
        }
        assert_eq!(
            frames(format!("{good}\u{feff}\n{good}").as_bytes()),
            [message("{}"), Frame::Garbage, message("{}")]
        );
        assert_eq!(frames(&[b'x'; 100_000]), [Frame::Garbage]);
    }

    #[test]
    fn a_frame_that_is_cut_off_is_the_end() {
        assert_eq!(frames(b"Content-Length: 5\r\n\r\n{}"), []);
        assert_eq!(frames(b"Content-Length: 5\r\n"), []);
        assert_eq!(frames(b"Content-Length: 18446744073709551615\r\n\r\nabc"), []);
    }

    #[test]
    fn a_header_behind_garbage_on_its_line_counts() {
        assert_eq!(
            frames(b"xxContent-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]"),
            [Frame::Garbage, message("{}"), message("[]")]
        );
    }

    #[test]
    fn messages_and_what_is_none() {
        let kind = |text: &str| match read(text.as_bytes()) {
            Incoming::Call(request) => format!("call {} {:?}", request.method(), request.id()),
            Incoming::Answer(answer) => format!("answer {} {}", answer.id(), answer.is_ok()),
            Incoming::Wrong(answer) => {
                format!("wrong {} {}", answer.id(), answer.error().expect("one").code.code())
            }
        };
        assert_eq!(kind(r#"{"jsonrpc":"2.0","method":"exit"}"#), "call exit None");
        assert_eq!(kind(r#"{"id":7,"method":"a","params":null}"#), "call a Some(Number(7))");
        assert_eq!(kind(r#"{"id":"x","result":null}"#), "answer \"x\" true");
        assert_eq!(kind(r#"{"id":1,"error":{"code":1,"message":"m"}}"#), "answer 1 false");
        assert_eq!(kind(r#"{"id":1,"error":3}"#), "answer 1 false");
        assert_eq!(kind("{"), "wrong null -32700");
        assert_eq!(kind("\u{0}"), "wrong null -32700");
        assert_eq!(kind("[]"), "wrong null -32600");
        assert_eq!(kind("{}"), "wrong null -32600");
        assert_eq!(kind(r#"{"id":1.5,"method":"a"}"#), "wrong null -32600");
        assert_eq!(kind(r#"{"id":null,"method":"a"}"#), "wrong null -32600");
        assert_eq!(kind(r#"{"id":1,"method":3}"#), "wrong 1 -32600");
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(kind(&deep), "wrong null -32700");
    }
}
