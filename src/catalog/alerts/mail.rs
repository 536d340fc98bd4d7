//! What a reader is told, in words → the bytes of a letter. Sends nothing.

use super::post::{Letter, Stamp};
use super::rules::Mail;
use mail_builder::MessageBuilder;
use std::io;

/// The letter of `stamp`, written at `now`, in seconds since 1970.
pub(super) fn write(mail: &Mail, letter: &Letter, stamp: &Stamp, now: i64) -> io::Result<Vec<u8>> {
    let from = mail.from.to_string();
    let host = from.rsplit('@').next().unwrap_or_default().to_owned();
    let to: Vec<String> = mail.to.0.iter().map(ToString::to_string).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    MessageBuilder::new()
        .from(from.as_str())
        .to(to)
        .subject(one_line(&letter.subject))
        .date(now)
        .message_id(format!("{}@{host}", stamp.key()))
        .header("Auto-Submitted", mail_builder::headers::raw::Raw::new("auto-generated"))
        .text_body(letter.text.as_str())
        .html_body(letter.html.as_str())
        .write_to_vec()
}

/// A text that begins no other header.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), " ")
}
