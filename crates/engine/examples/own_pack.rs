//! A pack of one's own, from memory: no folder, no provider, no built-in knowledge.
//!
//! ```text
//! cargo run -p triage-engine --example own_pack
//! ```

use std::error::Error;

use triage_engine::explain::{Given, explain};
use triage_engine::pack::{self, MemoryPack, PackSource};
use triage_engine::render::explanation;
use triage_engine::render::markdown::{self, NoLinks};

const PACK: &str = r#"
[pack]
id = "kettle"
version = "1.0.0"
schema = 1
engine = ">=0.1"
title = "Kettles"
license = "MIT"

[[layer]]
id = "water"
title = "The water"
summary = "What goes into the kettle."
owner = "you"
order = 1

[[error]]
id = "kettle/dry"
title = "The kettle boils dry"
match.codes = ["E_DRY"]
match.texts = ["boil-dry protection"]
layer = "water"
first_action = "Switch the kettle off and fill it."
points_to = [{ cause = "empty", strength = "strong" }]

[[cause]]
id = "empty"
title = "There is no water in it"
symptom = "It clicks off at once."
why = "Nobody filled it."
layer = "water"
fixes = ["fill"]

[[fix]]
id = "fill"
title = "Fill the kettle"
minutes = 1
reversible = true
who = "you"
steps = [{ do = "Fill the kettle to the mark.", pass = "The lamp is on." }]
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let pack = MemoryPack::new([("kettle.toml".to_owned(), PACK.into())]);
    let knowledge = pack::open(&[PackSource::Memory(pack)]).knowledge.map_err(|problems| format!("{problems:#?}"))?;
    let answer = explain(&knowledge, r#"{"code":"E_DRY","lamp":"red"}"#, &Given::default());
    #[expect(clippy::print_stdout, reason = "an example shows its answer")]
    {
        println!("{}", markdown::write(&explanation::page(&answer, false), &NoLinks));
    }
    Ok(())
}
