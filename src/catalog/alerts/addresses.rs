//! Words of a rules file that go into names of files, headers and the network → the same, known to be harmless there.

use serde::Deserialize;
use std::fmt::{self, Display};

/// A name that can be part of a file name and of a header.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

/// An address of the web.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Url(String);

/// To whom letters go: somebody.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Address>")]
pub struct Readers(pub Vec<Address>);

/// An address of mail, without the name of a person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Address(String);

/// Longest name of a reader.
const LONGEST_NAME: usize = 64;

impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let is_good = name.chars().all(is_plain)
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.len() <= LONGEST_NAME;
        is_good.then_some(Self(name)).ok_or("expected a name of letters a-z, digits, `-`, `_`, `.`")
    }
}

impl Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl TryFrom<String> for Url {
    type Error = &'static str;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        let url = Self(url);
        let has_scheme = ["http", "https"].iter().any(|it| url.scheme().eq_ignore_ascii_case(it));
        let is_plain = url.0.chars().all(|c| c.is_ascii_graphic());
        let is_good = has_scheme && is_plain && !url.host().is_empty();
        is_good.then_some(url).ok_or("expected an address that begins with http:// or https://")
    }
}

impl Url {
    /// All of it.
    #[cfg_attr(not(feature = "webhook"), allow(dead_code, reason = "nothing is posted"))]
    pub(super) fn whole(&self) -> &str {
        &self.0
    }

    fn scheme(&self) -> &str {
        self.0.split_once("://").map_or("", |(scheme, _)| scheme)
    }

    /// Host and port.
    fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        authority.rsplit('@').next().unwrap_or_default()
    }

    /// Without user, path and query: chats have their secret in the path.
    pub(super) fn shown(&self) -> String {
        format!("{}://{}", self.scheme(), self.host())
    }
}

impl TryFrom<Vec<Address>> for Readers {
    type Error = &'static str;

    fn try_from(readers: Vec<Address>) -> Result<Self, Self::Error> {
        if readers.is_empty() {
            Err("expected an address such as vp@example.org")
        } else {
            Ok(Self(readers))
        }
    }
}

impl TryFrom<String> for Address {
    type Error = &'static str;

    fn try_from(address: String) -> Result<Self, Self::Error> {
        let is_plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\".contains(c);
        let parts: Vec<&str> = address.split('@').collect();
        let is_good = matches!(&parts[..], [user, host] if !user.is_empty() && !host.is_empty())
            && address.chars().all(is_plain);
        is_good.then_some(Self(address)).ok_or("expected an address such as vp@example.org")
    }
}

impl Display for Address {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_what_may_be_secret() {
        let url = Url::try_from("https://u:p@hooks.example.org:8443/T0/secret?key=1".to_owned());
        assert_eq!(url.unwrap().shown(), "https://hooks.example.org:8443");
        let odd = Url::try_from("http://h?x@y/".to_owned()).unwrap();
        assert_eq!(odd.shown(), "http://h");
    }
}
