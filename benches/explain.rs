//! What opening a pack and explaining a payload cost, in one process.
//!
//! ```text
//! cargo bench --bench explain
//! ```

#[allow(dead_code, unreachable_pub, reason = "shared by two benchmarks")]
mod generated;

use divan::Bencher;
use triage_kb::explain::{Given, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, PackSource};

fn main() {
    divan::main();
}

/// A folder with a generated pack of `n` errors.
fn folder(n: usize) -> PackSource {
    let folder = std::env::temp_dir().join(format!("triage-bench-{n}"));
    generated::write(n, &folder).expect("a folder with files");
    PackSource::Folder(folder)
}

fn open(source: PackSource) -> KnowledgeBase {
    pack::open(&[source]).knowledge.expect("a valid pack")
}

#[divan::bench(args = [100, 1_000, 10_000], max_time = 5)]
fn open_generated(bencher: Bencher<'_, '_>, n: usize) {
    let source = folder(n);
    bencher.bench_local(|| open(source.clone()));
}

#[divan::bench]
fn open_builtin(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| open(triage_kb::builtin()));
}

#[divan::bench(args = [100, 1_000, 10_000], max_time = 5)]
fn explain_generated(bencher: Bencher<'_, '_>, n: usize) {
    let knowledge = open(folder(n));
    let payload = generated::payload(n / 2);
    bencher.bench_local(|| explain(&knowledge, &payload, &Given::default()));
}

/// A log of 10 MB with one error in it.
#[divan::bench(max_time = 10)]
fn explain_large_paste(bencher: Bencher<'_, '_>) {
    let knowledge = open(folder(1_000));
    let mut paste =
        "2026-01-01T00:00:00Z [info] {\"event\": \"heartbeat\", \"ok\": true, \"ms\": 12}\n".repeat(140_000);
    paste += &generated::payload(500);
    bencher.bench_local(|| explain(&knowledge, &paste, &Given::default()));
}

/// A log of 10 MB in which a thousand errors take turns.
#[divan::bench(max_time = 10)]
fn explain_mixed_log(bencher: Bencher<'_, '_>) {
    let knowledge = open(folder(1_000));
    let mut log = String::new();
    for number in 0.. {
        if log.len() > 10 << 20 {
            break;
        }
        log.extend(["2026-01-01T00:00:00Z [error] ", &generated::payload(number % 1_000), "\n"]);
    }
    bencher.bench_local(|| explain(&knowledge, &log, &Given::default()));
}

/// 32 MB of printable letters, drawn at random.
#[divan::bench(max_time = 10)]
fn explain_noise(bencher: Bencher<'_, '_>) {
    let knowledge = open(triage_kb::builtin());
    let mut state = 1_u64;
    let drawn = (0..32 << 20).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b' ' + state.to_be_bytes()[1] % 95)
    });
    let noise: String = drawn.collect();
    bencher.bench_local(|| explain(&knowledge, &noise, &Given::default()));
}
