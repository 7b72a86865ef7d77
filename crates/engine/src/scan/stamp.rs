//! When an event happened, as it says itself.

/// A time stamp stands in as much of an event's beginning, in bytes.
const NEAR: usize = 512;
/// A date with a time of day, zeros for digits.
pub(super) const SHAPE: &[u8; 19] = b"0000-00-00T00:00:00";
/// What is written of a second has no more digits.
const MOST_DIGITS: usize = 9;

/// The first date with a time of day, such as `2026-01-31T08:15:00`; `None` where there is none in that order. Zones are left
/// out: stamps of one log compare as texts.
pub(super) fn stamp(event: &str) -> Option<String> {
    let near = event.as_bytes().get(..event.len().min(NEAR))?;
    let found = near.windows(SHAPE.len()).find(|window| begins_with_stamp(window))?;
    Some(String::from_utf8_lossy(found).replacen(' ', "T", 1))
}

/// Whether a date with a time of day stands at the start of a text.
fn begins_with_stamp(text: &[u8]) -> bool {
    text.first_chunk()
        .is_some_and(|start: &[u8; SHAPE.len()]| start.iter().zip(SHAPE).all(|(byte, shape)| fits(*byte, *shape)))
}

/// How long the date with a time of day is that stands at a place, with the parts of its second; `None` where there is none, or it
/// is part of a longer word.
pub(super) fn stamp_length(text: &[u8], start: usize) -> Option<usize> {
    let stamp = text.get(start..).filter(|text| begins_with_stamp(text))?;
    let behind = stamp.get(SHAPE.len()..)?;
    let digits = match behind.first() {
        Some(b'.' | b',') => behind.iter().skip(1).take(MOST_DIGITS).take_while(|byte| byte.is_ascii_digit()).count(),
        _ => 0,
    };
    let part = if digits > 0 { 1 + digits } else { 0 };
    let ends = match behind.get(part..)? {
        [b'Z', next, ..] | [next, ..] => !next.is_ascii_alphanumeric(),
        [] => true,
    };
    ends.then_some(SHAPE.len() + part)
}

fn fits(byte: u8, shape: u8) -> bool {
    match shape {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b' '),
        _ => byte == shape,
    }
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn a_date_with_a_time_is_a_stamp_wherever_the_log_puts_it() {
        let wanted = Some("2026-01-31T08:15:00".to_owned());
        for event in ["2026-01-31 08:15:00.123 [error] x", "{\"level\":\"e\",\"time\":\"2026-01-31T08:15:00Z\"}"] {
            assert_eq!(stamp(event), wanted);
        }
        assert_eq!(stamp("08:15:00 x"), None);
        assert_eq!(stamp(""), None);
    }
}
