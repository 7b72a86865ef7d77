//! Every view of any text has places that lead back to it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use triage_engine::payload::Payload;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let payload = Payload::unwrap(&text);
    for view in payload.views() {
        let whole = view.text();
        for end in (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)).take(64) {
            if let Some(place) = view.to_original(0..end) {
                assert!(text.get(place).is_some(), "a place outside the text, or within a letter");
            }
        }
    }
});
