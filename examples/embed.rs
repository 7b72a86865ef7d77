//! The built-in pack in another program, which needs nothing but this crate without its features:
//! `triage-kb = { version = "…", default-features = false }`.
//!
//! ```text
//! cargo run --example embed --no-default-features -- "getaddrinfo ENOTFOUND api2.cursor.sh"
//! ```

use triage_kb::explain::{Given, explain};
use triage_kb::{builtin, pack};

fn main() {
    let text = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    let knowledge = pack::open(&[builtin()]).knowledge.expect("the built-in pack is valid");
    let answer = explain(&knowledge, &text, &Given::default());
    #[expect(clippy::print_stdout, reason = "an example shows its answer")]
    {
        println!("{} ({:.2})", answer.layer.as_deref().unwrap_or("not recognised"), answer.confidence);
        println!("{}", answer.do_first.map(|first| first.action).unwrap_or_default());
    }
}
