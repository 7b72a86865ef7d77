//! Anchors, literal texts and patterns: how a pack's signatures are found in a payload without trying each one.
//!
//! Every signature owns at least one *anchor*, a literal that a matching payload must hold. In a long text one Aho-Corasick automaton
//! ([Aho and Corasick 1975](https://doi.org/10.1145/360825.360855)) finds all of them in one pass; in a short one each is
//! looked for, after a look at which short pieces the text holds at all. A regular expression
//! is compiled only when one of its anchors was found. A [`regex::RegexSet`] would compile every pattern at start, which
//! costs more than everything else together.

mod anchor;
mod automaton;
mod example;
mod grams;
mod lexicon;
mod literal;
mod matcher;
mod needs;
mod pattern;
mod says;
mod size;
mod space;
mod stems;
mod token;

pub(crate) use automaton::{AnchorBuilder, Anchors, fragments};
pub(crate) use lexicon::{Lexicon, triggers, word};
pub(crate) use literal::{GAP, follow};
pub use literal::{Literal, LiteralText};
pub(crate) use needs::{Needs, OneOf};
pub use pattern::{Pattern, PatternProblem};
pub use says::Says;
pub(crate) use says::{Idea, MAX_MEMBERS, Mention};
pub(crate) use stems::{Hit, Stems};
#[cfg(feature = "authoring")]
pub(crate) use token::is_sign;
pub(crate) use token::{Token, tokens};
