//! Writes a generated log to standard output, for timing `triage scan`: ordinary lines, and so many payloads of the fixtures in
//! a thousand of them.
//!
//! ```text
//! cargo bench --bench logs -- 300 10 > target/mixed.log    # 300 MB, 10 payloads in 1,000 lines
//! ```

use std::io::{BufWriter, Write, stdout};

/// Ordinary lines; `%` stands for a number that changes.
const ORDINARY: [&str; 12] = [
    "[info] GET /api/v2/items/% 200 in %ms",
    "[debug] cache hit for segment % of 4096 (shard %)",
    "[info] worker % picked job % from queue default",
    "[warn] slow query: select * from events where id = % took %ms",
    "[info] session % renewed, ttl 3600",
    "[trace] {\"span\":%,\"parent\":%,\"name\":\"render\",\"attributes\":{\"frame\":%}}",
    "[info] compiled module src/app/page-%.tsx in %ms",
    "[debug] gc: freed % kB in %ms, heap % kB",
    "[info] connected to 10.0.3.17:%, protocol 3",
    "[info] uploaded artifact build-% (% bytes)",
    "[warn] deprecated option `legacy-%` is ignored",
    "[error] job % failed: exit status %",
];

fn main() -> std::io::Result<()> {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let bytes = numbers.first().copied().unwrap_or(300) * 1_000_000;
    let in_a_thousand = numbers.get(1).copied().unwrap_or(10);
    let payloads = payloads("fixtures".as_ref())?;
    let mut out = BufWriter::new(stdout().lock());
    let (mut state, mut written, mut second) = (1_u64, 0, 0_u64);
    while written < bytes {
        let payload = (random(&mut state) % 1000 < in_a_thousand).then(|| pick(&payloads, &mut state));
        let said = match payload {
            Some(payload) => payload.trim().replace('\n', "\n  "),
            None => filled(pick::<&str>(&ORDINARY, &mut state), &mut state),
        };
        second += random(&mut state) % 2;
        let (day, hour, minute) = (1 + second / 86_400 % 28, second / 3600 % 24, second / 60 % 60);
        let line = format!("2026-01-{day:02}T{hour:02}:{minute:02}:{:02}.{:03}Z {said}\n", second % 60, second % 997);
        out.write_all(line.as_bytes())?;
        written += line.len() as u64;
    }
    out.flush()
}

/// What the fixtures captured, in the order of their paths.
fn payloads(folder: &std::path::Path) -> std::io::Result<Vec<String>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(payloads(&path)?);
        } else if let Ok(fixture) = std::fs::read_to_string(&path)?.parse::<toml::Table>() {
            let payload = fixture.get("payload").and_then(toml::Value::as_str);
            // Longer ones would be most of the log.
            found.extend(payload.filter(|payload| payload.len() < 2000).map(str::to_owned));
        }
    }
    Ok(found)
}

fn filled(line: &str, state: &mut u64) -> String {
    let mut parts = line.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + &(random(state) % 100_000).to_string() + part)
}

fn pick<'a, T>(from: &'a [T], state: &mut u64) -> &'a T {
    &from[usize::try_from(random(state)).unwrap_or(0) % from.len()]
}

/// The next of a row of numbers that is always the same (a 64-bit linear congruential generator, its high half).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}
