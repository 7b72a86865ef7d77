//! The key of a probe, on its way from the input to the request and nowhere else.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::cli::{Failure, input};
use triage_kb::key::MAX_KEY;
use triage_kb::model::Sent;

/// What stands where the key stood.
const HIDDEN: &str = "[your key]";
/// A shorter part of an answer than this is not taken for the key, in bytes.
const SHORTEST: usize = 4;

/// A key. It cannot be printed: there is no `Debug` and no `Display`.
pub(super) struct Secret(String);

impl Secret {
    /// Reads the key from a file, or from standard input.
    pub(super) fn read(file: Option<&str>) -> Result<Self, Failure> {
        let text = match file {
            Some(path) => input::file(path)?,
            None => input::piped(&[])?,
        };
        let key = text.trim_end_matches(['\r', '\n']);
        if key.is_empty() {
            return Err(Failure::new("the key is empty", "look at what you piped in"));
        }
        if key.len() > MAX_KEY || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            let help = "send it through `triage key`, which tells what is wrong";
            return Err(Failure::new("this cannot be sent as a key: it holds spaces or signs that no key has", help));
        }
        Ok(Self(key.to_owned()))
    }

    /// The name and the value of the header that carries it.
    pub(super) fn header(&self, sent: &Sent) -> Option<(String, String)> {
        let (name, value) = sent.header.split_once(": ")?;
        let value = match sent.basic() {
            Some(user) => format!("Basic {}", BASE64_STANDARD.encode(self.in_place(user))),
            None => self.in_place(value),
        };
        Some((name.to_owned(), value))
    }

    fn in_place(&self, value: &str) -> String {
        value.replace("{key}", &self.0)
    }

    /// A text that came back, without the key, however it was sent.
    pub(super) fn hide(&self, text: &str, sent: Option<&Sent>) -> String {
        if self.0.len() < SHORTEST {
            return text.to_owned();
        }
        let hidden = text.replace(&self.0, HIDDEN);
        match sent.and_then(|sent| self.header(sent)).map(|(_, value)| value) {
            Some(value) => hidden.replace(value.rsplit(' ').next().unwrap_or(&value), HIDDEN),
            None => hidden,
        }
    }
}
