//! Who and where somebody is: e-mail addresses, user names in paths, names of machines in private networks.
//!
//! Private and loopback addresses (`10.0.0.5`, `127.0.0.1`) stay: they name nobody outside, and tell about a proxy or a
//! local server what the reader must know. A public address is hidden where it is said to be the reader's own.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use super::floor::{FILE_ENDS, PERSON, PRIVATE_SUFFIXES, WELL_KNOWN_HOSTS};
use super::{Find, Rank};

/// Everything personal in a text; paths need the text before its escapes are undone, for `\n` may begin a name there.
pub(super) fn find(text: &str, found: &mut Vec<Find>) {
    people(text, found);
    variables(text, found);
    hosts(text, found);
    own_addresses(text, found);
}

/// Those who are named: e-mail addresses and home folders.
pub(super) fn people(text: &str, found: &mut Vec<Find>) {
    emails(text, found);
    homes(text, found);
}

fn push(span: Range<usize>, label: &str, found: &mut Vec<Find>) {
    if !span.is_empty() {
        found.push(Find { span, shown: format!("[{label}]"), rank: Rank::Personal });
    }
}

fn emails(text: &str, found: &mut Vec<Find>) {
    let is_local = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    for (at, _) in text.match_indices('@') {
        let before = text.get(..at).unwrap_or_default();
        let local: usize = before.chars().rev().take(64).take_while(is_local).map(char::len_utf8).sum();
        let host = text.get(at + 1..).unwrap_or_default();
        let host_length = host
            .bytes()
            .take(120)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
            .count();
        let host = host.get(..host_length).unwrap_or_default().trim_end_matches(['.', '-']);
        let Some((name, end)) = host.rsplit_once('.') else { continue };
        let is_end = (2..=24).contains(&end.len())
            && end.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !FILE_ENDS.contains(&end);
        let is_version = name.split('.').next().is_some_and(|first| first.bytes().all(|byte| byte.is_ascii_digit()));
        let is_remote = before.ends_with("git")
            && host_length < text.len() - at - 1
            && text.get(at + 1 + host_length..).is_some_and(|rest| rest.starts_with(':'));
        let word = before.get(..at - local).unwrap_or_default();
        let is_login = word.ends_with(':')
            && word.rfind(char::is_whitespace).and_then(|space| word.get(space..)).unwrap_or(word).contains("://");
        if local > 0 && !is_login && is_end && !is_version && !is_remote {
            push(at - local..at + 1 + host.len(), "e-mail", found);
        }
    }
}

/// Where home folders lie, up to the user's name.
pub(super) static HOME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u)(?:(?i:\b[a-z](?::|%3a)(?:[\\/]+|%5c|%2f)(?:users|documents and settings)|\bwsl[\w.$-]*[\\/]+[\w.$-]+[\\/]+home)|(?:^|[\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f])(?:/|%2[fF])(?:[A-Za-z]+/)?Users|(?:^|[\x00-\x2c\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]|file://|-v )(?:/|%2[fF])(?:var/|export/|mnt/)?home)(?:[\\/]+|%5[cC]|%2[fF])").ok()
});
/// The name of a folder; with the separator behind it where it holds spaces.
pub(super) static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // A name may hold spaces where the path goes on behind it.
    Regex::new(r#"^(?:[^\\/"'`<>|:*?\s\[\]%,;()]{1,40}(?:(?: |%20)[^\\/"'`<>|:*?\s\[\]%,;()]{1,40}){0,3}(?:[\\/]|%5[cC]|%2[fF])|[^\\/"'`<>|:*?\s\[\]%,;()]{1,64})"#).ok()
});

fn homes(text: &str, found: &mut Vec<Find>) {
    let has_folder = ["sers", "SERS", "home", "ettings"].iter().any(|part| text.contains(part));
    if !has_folder {
        return;
    }
    let (Some(home), Some(name)) = (HOME.as_ref(), NAME.as_ref()) else { return };
    for folder in home.find_iter(text) {
        let rest = text.get(folder.end()..).unwrap_or_default();
        let Some(named) = name.find(rest) else { continue };
        let mut length = named.as_str().trim_end_matches(['\\', '/']).len();
        for mark in ["%5c", "%5C", "%2f", "%2F"] {
            length = named.as_str().strip_suffix(mark).map_or(length, str::len);
        }
        let user = rest.get(..length).unwrap_or_default().trim_end_matches('.');
        if !matches!(user, "Shared" | "Public" | "Default" | "linuxbrew") {
            push(folder.end()..folder.end() + user.len(), "user", found);
        }
    }
}

/// A variable of the environment that says who or where somebody is, and its value.
pub(super) static VARIABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?-u)\b(USER|USERNAME|LOGNAME|COMPUTERNAME|HOSTNAME|USERDOMAIN|SUDO_USER)["']?\s?[=:]\s?["']?([\w.-]{2,64})"#).ok()
});

fn variables(text: &str, found: &mut Vec<Find>) {
    if !text.contains("USER") && !text.contains("NAME") {
        return;
    }
    for variable in VARIABLE.as_ref().into_iter().flat_map(|variable| variable.captures_iter(text)) {
        let (Some(name), Some(value)) = (variable.get(1), variable.get(2)) else { continue };
        let label = PERSON
            .iter()
            .find(|(known, _)| name.as_str().eq_ignore_ascii_case(known))
            .map_or("user", |(_, label)| label);
        push(value.range(), label, found);
    }
}

fn hosts(text: &str, found: &mut Vec<Find>) {
    for suffix in PRIVATE_SUFFIXES {
        for at in memmem::find_iter(text.as_bytes(), suffix) {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.as_bytes().get(at + suffix.len()).copied().unwrap_or(b' ');
            let goes_on =
                behind == b'.' && text.as_bytes().get(at + suffix.len() + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !before.ends_with('.')
                || behind.is_ascii_alphanumeric()
                || matches!(behind, b'-' | b'_' | b'(' | b'=')
                || goes_on
            {
                continue;
            }
            let length = before
                .bytes()
                .rev()
                .take(200)
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
                .count();
            let host = text.get(at - length..at + suffix.len()).unwrap_or_default();
            let is_in_path = text
                .get(..at - length)
                .is_some_and(|before| before.ends_with(['/', '\\', '_', '$', '~']) && !before.ends_with("://"));
            if length > 1 && !is_in_path && !WELL_KNOWN_HOSTS.iter().any(|known| host.ends_with(known)) {
                push(at - length..at - 1, "host", found);
            }
        }
    }
}

fn own_addresses(text: &str, found: &mut Vec<Find>) {
    static OWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)\b(?:your ip(?: address)?|client[-_ ]?ip|remote[-_ ]?addr(?:ess)?|(?:x-)?forwarded-for|x-real-ip|cf-connecting-ip|ip address)["']?(?: is|:|=|,)?\s{0,3}["'(]?(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})"#).ok()
    });
    let has_name = ["ip", "Ip", "IP", "ddr", "DDR", "orwarded"].iter().any(|part| text.contains(part));
    if !has_name {
        return;
    }
    for own in OWN.as_ref().into_iter().flat_map(|own| own.captures_iter(text)) {
        let Some(address) = own.get(1) else { continue };
        let is_private = address.as_str().parse().is_ok_and(|ip: std::net::Ipv4Addr| {
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified()
        });
        if !is_private {
            push(address.range(), "address", found);
        }
    }
}
