//! Lines of JSON, a document each → lines of JSON, an answer each, in the order of the input: how an
//! engine runs the program over many documents. What fails is an answer too, so that no document ends
//! the stream or shifts the answers of others.

use super::{Failure, Reading, WINDOW, guard, pool, work};
use crate::data::{Error, Report, Source};
use crate::decode::Refusal;
use crate::write::answers::{self, Fault};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rayon::prelude::*;
use serde::Deserialize;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// How a stream is answered.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    /// How documents are read.
    pub reading: Reading,
    /// Threads.
    pub jobs: NonZeroUsize,
}

/// Answers that were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// With a report.
    pub reports: u64,
    /// With an error.
    pub errors: u64,
}

/// A document as it is sent.
#[derive(Deserialize)]
struct Asked {
    name: String,
    text: Option<String>,
    base64: Option<String>,
}

/// A line with its number, from 1.
struct Line {
    number: u64,
    bytes: io::Result<Vec<u8>>,
}

/// A line of the answer.
struct Reply {
    bytes: Vec<u8>,
    is_report: bool,
}

/// Answers every line of `from`, those that are there at once together, and does not wait for more
/// lines before it does: a caller may send a document and wait for its answer.
///
/// # Errors
/// If `from` cannot be read or `to` not be written.
pub fn answer(
    stream: &Stream,
    from: impl Read + Send + 'static,
    to: &mut impl Write,
) -> Result<Answered, Failure> {
    let most = stream.jobs.get().saturating_mul(WINDOW);
    let (sender, lines) = sync_channel(most);
    // Not joined: where the answers are no longer read it may wait for a line for ever.
    std::thread::spawn(move || send_lines(from, &sender));
    let pool = pool(stream.jobs)?;
    let mut answered = Answered::default();
    while let Some(window) = next_window(&lines, most) {
        let replies: Vec<Result<Reply, Failure>> =
            pool.install(|| window.into_par_iter().map(|line| reply(line, stream)).collect());
        for reply in replies {
            let reply = reply?;
            to.write_all(&reply.bytes).map_err(|cause| broken("cannot write", cause))?;
            answered.reports += u64::from(reply.is_report);
            answered.errors += u64::from(!reply.is_report);
        }
        to.flush().map_err(|cause| broken("cannot write", cause))?;
    }
    Ok(answered)
}

fn broken(action: &'static str, cause: io::Error) -> Failure {
    let path = PathBuf::from(if action == "cannot read" { "stdin" } else { "stdout" });
    Error::File { path, action, cause }.into()
}

/// Sends each line of `from`, without its end, until nobody takes it.
fn send_lines(from: impl Read, lines: &SyncSender<Line>) {
    let mut from = BufReader::new(from);
    for number in 1.. {
        let mut bytes = Vec::new();
        let bytes = match from.read_until(b'\n', &mut bytes) {
            Ok(0) => return,
            Ok(_) => Ok(bytes),
            Err(cause) => Err(cause),
        };
        let is_last = bytes.is_err();
        if lines.send(Line { number, bytes }).is_err() || is_last {
            return;
        }
    }
}

/// The next line and those that are there already, at most so many; none at the end.
fn next_window(lines: &Receiver<Line>, most: usize) -> Option<Vec<Line>> {
    let first = lines.recv().ok()?;
    Some(std::iter::once(first).chain(lines.try_iter().take(most.saturating_sub(1))).collect())
}

/// The answer to one line.
///
/// # Errors
/// If the line could not be read.
fn reply(line: Line, stream: &Stream) -> Result<Reply, Failure> {
    let bytes = line.bytes.map_err(|cause| broken("cannot read", cause))?;
    let asked = Asked::of(&bytes);
    let name = asked.as_ref().ok().map(|asked| asked.name.clone());
    let read = asked.and_then(|asked| asked.read(stream.reading));
    let mut bytes = Vec::new();
    let written = match &read {
        Ok((source, report)) => {
            let text = (!source.is_file_text).then_some(source.text.as_str());
            answers::report(report, text, &mut bytes)
        }
        Err(trouble) => answers::fault(name.as_deref(), &trouble.fault(line.number), &mut bytes),
    };
    written.map_err(|cause| broken("cannot write", cause))?;
    Ok(Reply { bytes, is_report: read.is_ok() })
}

/// Why a line gives no report.
enum Trouble {
    /// It is no object with a name.
    NoObject(serde_json::Error),
    /// It has neither text nor bytes, or both.
    NoDocument,
    /// Its bytes are not written as they should be.
    NoBase64(base64::DecodeError),
    /// Its document is not read.
    Refused(Refusal),
    /// The program failed.
    Bug(Error),
}

/// What some editors and shells put in front of a text.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl Asked {
    fn of(line: &[u8]) -> Result<Self, Trouble> {
        let line = line.strip_prefix(MARK).unwrap_or(line);
        // A list of the same values would be taken for one, too.
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(line).map_err(Trouble::NoObject)?;
        serde_json::from_value(object.into()).map_err(Trouble::NoObject)
    }

    fn read(self, reading: Reading) -> Result<(Source, Report), Trouble> {
        let bytes = match (self.text, self.base64) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(letters)) => BASE64_STANDARD.decode(letters).map_err(Trouble::NoBase64)?,
            (None, None) | (Some(_), Some(_)) => return Err(Trouble::NoDocument),
        };
        let read = guard::run(&self.name, || work::read(&self.name, bytes, reading));
        read.map_err(Trouble::Bug)?.map_err(Trouble::Refused)
    }
}

impl Trouble {
    /// It as an answer to line `line`.
    fn fault(&self, line: u64) -> Fault {
        let (kind, message_vi, message_en) = match self {
            Self::NoObject(cause) => (
                "line",
                format!("dòng {line} không phải đối tượng JSON có name: {cause}"),
                format!("line {line} is no JSON object with a name: {cause}"),
            ),
            Self::NoDocument => (
                "line",
                format!("dòng {line}: cần có text hoặc base64, chỉ một trong hai"),
                format!("line {line}: either text or base64 is expected"),
            ),
            Self::NoBase64(cause) => (
                "line",
                format!("dòng {line}: base64 không hợp lệ: {cause}"),
                format!("line {line}: not base64: {cause}"),
            ),
            Self::Refused(refusal) => ("refused", refusal.vi(), refusal.to_string()),
            Self::Bug(bug) => {
                ("bug", format!("chương trình gặp lỗi (xin báo lại): {bug}"), bug.to_string())
            }
        };
        Fault { line, kind, message_vi, message_en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::io::Cursor;

    fn answers(lines: &[u8]) -> (Vec<Value>, Answered) {
        let stream = Stream { reading: Reading::default(), jobs: NonZeroUsize::new(2).unwrap() };
        let mut to = Vec::new();
        let answered = answer(&stream, Cursor::new(lines.to_vec()), &mut to).unwrap();
        let read = |line: &str| serde_json::from_str(line).unwrap();
        (String::from_utf8(to).unwrap().lines().map(read).collect(), answered)
    }

    #[test]
    fn every_line_has_its_answer_in_order() {
        let lines = [
            r#"{"name":"a","text":"Sở Y tế chủ trì."}"#,
            "không phải JSON",
            "",
            r#"{"name":"b","base64":"U+G7nyBZIHTDqg=="}"#,
            r#"{"name":"c"}"#,
            r#"{"name":"d","text":"x","base64":"eA=="}"#,
            r#"{"name":"e","base64":"*"}"#,
            r#"{"name":"f","text":"  "}"#,
            r#"{"text":"x"}"#,
            "[]",
            r#"["x","abc",null]"#,
            r#"{"name":"g","base64":"JVBERi0xLjQK"}"#,
        ];
        let (given, answered) = answers(format!("\u{feff}{}", lines.join("\n")).as_bytes());
        let told: Vec<(Option<&str>, Option<&str>)> = given
            .iter()
            .map(|answer| (answer["name"].as_str(), answer["error"]["kind"].as_str()))
            .collect();
        let expected = [
            (Some("a"), None),
            (None, Some("line")),
            (None, Some("line")),
            (Some("b"), None),
            (Some("c"), Some("line")),
            (Some("d"), Some("line")),
            (Some("e"), Some("line")),
            (Some("f"), Some("refused")),
            (None, Some("line")),
            (None, Some("line")),
            (None, Some("line")),
            (Some("g"), Some("refused")),
        ];
        assert_eq!(told, expected);
        assert_eq!(answered, Answered { reports: 2, errors: 10 });
        assert_eq!(given[1]["error"]["line"], 2);
        assert_eq!(given[3]["report"]["source"]["name"], "b");
    }

    #[test]
    fn the_text_is_given_back_where_it_is_another_than_was_sent() {
        let page = r#"{"name":"a","text":"<html><body><p>Sở <b>Y tế</b></p></body></html>"}"#;
        let (given, _) = answers(page.as_bytes());
        assert!(given[0]["text"].as_str().is_some_and(|text| text.contains("Sở")), "{}", given[0]);
        let (given, _) = answers(r#"{"name":"a","text":"Sở Y tế"}"#.as_bytes());
        assert!(given[0].get("text").is_none());
    }

    #[test]
    fn bytes_that_are_no_text_are_an_answer_too() {
        let (given, _) = answers(b"{\"name\":\"a\",\"text\":\"\xff\"}\n\xfe\n");
        assert_eq!(given.len(), 2);
        assert!(given.iter().all(|answer| answer["error"]["kind"] == "line"));
    }
}
