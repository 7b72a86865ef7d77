//! Writes a generated pack to a folder, for whole-process timing:
//!
//! ```text
//! cargo bench --bench generate -- 1000 target/generated-1000
//! ```

#[allow(dead_code, unreachable_pub, reason = "shared by two benchmarks")]
mod generated;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let count = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let folder = arguments.get(1).map_or("target/generated", String::as_str);
    generated::write(count, folder.as_ref())?;
    std::fs::write(format!("{folder}/payload.txt"), generated::payload(count / 2))
}
