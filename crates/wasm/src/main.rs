//! The paste box's program: one request on standard input, one answer on standard output, both JSON.
//!
//! It is a plain WASI program, so the page needs a few system calls and no glue, and it runs as well outside of any page:
//!
//! ```text
//! echo '{"text": "connect ECONNREFUSED 127.0.0.1:8080"}' | cargo run -q -p triage-wasm
//! ```
//!
//! What a request and an answer hold stands in `request` and `screen`.

mod request;
mod screen;

use std::io::{self, Read, Write};

use triage_engine::pack;

/// The rule files, read and checked when the program was built.
static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.pack"));

fn main() -> io::Result<()> {
    let mut asked = Vec::new();
    io::stdin().lock().read_to_end(&mut asked)?;
    let knowledge = pack::from_bytes(PACK).map_err(|unfit| io::Error::other(format!("the pack {unfit}")))?;
    let reply = request::reply(&knowledge, &asked);
    io::stdout().lock().write_all(serde_json::to_string(&reply)?.as_bytes())
}
