//! Names and passwords in addresses and on command lines: `https://name:password@host`, `-u name:password`.

use memchr::memmem;

use super::masked::is_placeholder;
use super::{CREDENTIAL, Find, Rank};

/// No name and password together are longer, in bytes.
const LONGEST: usize = 1024;

/// Everything of that sort in a bare text.
pub(super) fn find(text: &str, found: &mut Vec<Find>) {
    for at in memmem::find_iter(text.as_bytes(), "://") {
        let start = at + 3;
        let rest = text.get(start..text.floor_char_boundary((start + LONGEST).min(text.len()))).unwrap_or_default();
        let word =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>')).unwrap_or(rest.len());
        let word = rest.get(..word).unwrap_or_default();
        if let Some(length) = user_info(word) {
            push(text, start, start + length, found);
        }
    }
    hooks(text, found);
    for flag in [" -u ", " --user ", " --proxy-user ", " -u\"", " -u'"] {
        for at in memmem::find_iter(text.as_bytes(), flag) {
            let start = at + flag.len();
            let rest = text.get(start..text.floor_char_boundary((start + LONGEST).min(text.len()))).unwrap_or_default();
            let rest = rest.trim_start_matches(['"', '\'']);
            let start = start + usize::from(text.get(start..).is_some_and(|text| text.starts_with(['"', '\''])));
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).unwrap_or(rest.len());
            if rest.get(..end).is_some_and(|login| login.contains(':') && !login.contains("//")) {
                push(text, start, start + end, found);
            }
        }
    }
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Find>) {
    let login = text.get(start..end).unwrap_or_default();
    let secret = login.split_once(':').map_or(login, |(_, password)| password);
    if !is_placeholder(secret) && login != "git" {
        found.push(Find { span: start..end, shown: CREDENTIAL.to_owned(), rank: Rank::Named });
    }
}

/// How long name and password are at the beginning of an address. A password may hold `/` and `@`.
fn user_info(address: &str) -> Option<usize> {
    let authority = address.find(['/', '?', '#']).unwrap_or(address.len());
    let first = address.get(..authority)?;
    if let Some(at) = first.rfind('@') {
        return (at > 0).then_some(at);
    }
    let at = address.rfind('@')?;
    let host = address.get(at + 1..)?;
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && (host.split(['/', ':']).next().is_some_and(|name| {
            name.contains('.') && !name.starts_with(|c: char| c.is_ascii_digit()) || name == "localhost"
        }));
    let is_login = match first.split_once(':') {
        Some((_, port)) => port.is_empty() || port.bytes().any(|byte| !byte.is_ascii_digit()),
        None => !first.contains('.') && first != "localhost",
    };
    (is_host && is_login).then_some(at)
}

/// Addresses that are a secret as a whole, because whoever knows them may post there: `https://hooks.…/…`, `…/webhooks/…`.
fn hooks(text: &str, found: &mut Vec<Find>) {
    for mark in ["://hooks.", "/webhook/", "/webhooks/"] {
        for at in memmem::find_iter(text.as_bytes(), mark) {
            let rest = text.get(at + 3..text.floor_char_boundary((at + LONGEST).min(text.len()))).unwrap_or_default();
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\\'))
                .unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ')']);
            let start = word
                .match_indices('/')
                .map(|(slash, _)| slash + 1)
                .nth(usize::from(mark.starts_with(':')))
                .unwrap_or(word.len());
            let path = word.get(start..).unwrap_or_default();
            if path.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
                found.push(Find {
                    span: at + 3 + start..at + 3 + word.len(),
                    shown: CREDENTIAL.to_owned(),
                    rank: Rank::Named,
                });
            }
        }
    }
}
