//! A key that stands in any text, a blank on each side, does not come out; and hiding twice changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use triage_fuzz::KNOWLEDGE;

/// No key of anybody: drawn from the text that it is put into.
fn key(seed: u64) -> String {
    let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    let mut state = seed | 1;
    let drawn = (0..48).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(letters[(state >> 33) as usize % letters.len()])
    });
    drawn.collect()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((seed, bytes)) = bytes.split_first_chunk::<8>() else { return };
    let seed = u64::from_le_bytes(*seed);
    let text = String::from_utf8_lossy(bytes);
    let at = text.floor_char_boundary(seed as usize % (text.len() + 1));
    let secret = key(seed);
    let (before, behind) = text.split_at(at);
    let planted = format!("{before} {}{secret} {behind}", ["sk-", "sk-proj-", "sk-ant-api03-"][seed as usize % 3]);
    for shown in [KNOWLEDGE.redacted(&planted), triage_engine::redacted(&planted)] {
        assert!(!shown.contains(&secret[..secret.len() - 4]), "{shown}");
    }
    let once = triage_engine::redacted(&text);
    assert_eq!(triage_engine::redacted(&once), once, "hiding twice");
});
