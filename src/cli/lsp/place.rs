//! Places: addresses of files, and positions, which the protocol counts in UTF-16.

use std::ops::Range as Bytes;
use std::path::{Path, PathBuf};

use lsp_types::{Position, Range, Uri};

use triage_kb::render::problem;

/// The file that an address names.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let written = uri.as_str().strip_prefix("file://")?;
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, behind @ ..] = rest {
        let decoded = (*first == b'%').then(|| behind.get(..2)).flatten();
        let decoded = decoded.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &behind[2..] } else { behind };
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/c:/rules` on Windows.
    let has_drive = path.as_bytes().get(2) == Some(&b':');
    let path = PathBuf::from(if has_drive { path.trim_start_matches('/') } else { &path });
    Some(path.canonicalize().unwrap_or(path))
}

/// The address of a file.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let written = problem::uri(&whole.to_string_lossy());
    let slash = if written.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{written}").parse().ok()
}

/// The byte of a position.
pub(super) fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(position.line as usize) {
        start += line.len();
    }
    let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let mut units = 0;
    for (at, letter) in line.char_indices() {
        if units >= position.character as usize {
            return start + at;
        }
        units += letter.len_utf16();
    }
    start + line.len()
}

/// The range of bytes, as the protocol writes it.
pub(super) fn range(text: &str, bytes: &Bytes<usize>) -> Range {
    Range { start: position(text, bytes.start), end: position(text, bytes.end) }
}

fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or_default();
    let line = before.matches('\n').count();
    let column: usize = before.rsplit('\n').next().unwrap_or_default().chars().map(char::len_utf16).sum();
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Position { line: number(line), character: number(column) }
}

#[cfg(test)]
mod tests {
    use super::{offset, path, range, uri};

    #[test]
    fn positions_count_in_utf_16_and_lead_back() {
        let text = "a = \"😀 x\"\nb = 1\n";
        let x = text.find('x').expect("it is there");
        let place = range(text, &(x..x + 1));
        assert_eq!((place.start.line, place.start.character), (0, 8));
        assert_eq!(offset(text, place.start), x);
        assert_eq!(offset(text, range(text, &(text.len()..text.len())).start), text.len());
    }

    #[test]
    fn an_address_names_its_file() {
        let file = std::env::temp_dir().join("a b").join("rüles.toml");
        assert_eq!(path(&uri(&file).expect("an address")), Some(file));
    }
}
