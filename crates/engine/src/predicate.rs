//! Predicates: rhai expressions over facts, with three truth values. The only module that names rhai.
//!
//! An author writes `surface == "cli" && !has("timeout")`. Rhai parses the whole expression and evaluates its *atoms*:
//! comparisons and string methods, but for whether a fact is one of a few values, which needs no interpreter. The connectives
//! `&&`, `||` and `!` are ours, because rhai's know only two truth values. An atom that touches an unset fact is unknown, and
//! the connectives follow Kleene's strong logic
//! (S. C. Kleene, *Introduction to Metamathematics*, 1952, § 64): `unknown || true` is true, `unknown && true` is unknown.
//!
//! What rhai lets pass and an author would not want is refused when the predicate is compiled: unknown facts and
//! functions, comparisons across types (which rhai answers with a silent `false`), a choice compared with something that is
//! none of its choices, statements, loops, assignments. Limits on operations, depth and sizes stand in `interpreter`.

mod equality;
mod interpreter;
mod lower;
mod measure;
mod number;
mod range;
mod slip;
mod types;
mod value;
mod vocabulary;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::signature::Pattern;

pub use lower::PredicateProblem;
pub use number::{ErrorNumber, FactNumber};
pub use value::{FactType, Value};
pub use vocabulary::FUNCTIONS;
pub(crate) use vocabulary::{FactName, Vocabulary};

/// Whether a predicate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// A fact that decides it is not known.
    Unknown,
}

/// What a predicate can look at.
pub trait Environment {
    /// The value of a fact, or `None` while it is not known.
    fn fact(&self, fact: FactNumber) -> Option<&Value>;
    /// Whether any of the values found for a fact is `value`; `None` while no value is known.
    fn any(&self, fact: FactNumber, value: &str) -> Option<bool>;
    /// Whether a fact has a value; `None` where it may yet have one.
    fn is_known(&self, fact: FactNumber) -> Option<bool> {
        Some(self.fact(fact).is_some())
    }
    /// Whether these folded fragments follow each other in the payload, outside what only echoes the request; `None` without
    /// a payload.
    fn has(&self, fragments: &[String]) -> Option<bool>;
    /// Whether a pattern matches in the payload, outside what only echoes the request; `None` without a payload.
    fn matches(&self, pattern: &Pattern) -> Option<bool>;
    /// Whether an error was recognised; `None` where it may yet be.
    fn saw(&self, error: ErrorNumber) -> Option<bool>;
    /// Told when a predicate could not be evaluated. It then counts as unknown, and the answer shows the message.
    fn failed(&self, predicate: &str, message: &str);
}

/// A compiled predicate.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Predicate {
    source: String,
    #[serde(skip)]
    vocabulary: Arc<Vocabulary>,
    #[serde(skip)]
    compiled: OnceLock<Result<Compiled, PredicateProblem>>,
}

#[derive(Clone, Debug)]
struct Compiled {
    root: Node,
    uses: Vec<FactNumber>,
    compared: Vec<(FactNumber, Value)>,
    /// Whether its truth depends on more of a text than whether it is one of `compared`.
    looks_inside_texts: bool,
}

#[derive(Clone, Debug)]
enum Node {
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Constant(bool),
    Equality(equality::Equality),
    Atom(interpreter::Atom),
    Call(Call),
}

#[derive(Clone, Debug)]
enum Call {
    Has(Vec<String>),
    Matches(Pattern),
    Saw(Vec<ErrorNumber>),
    Known(FactNumber),
    Any(FactNumber, String),
}

impl Predicate {
    /// Compiles `source` against the facts and errors of a pack.
    pub(crate) fn compile(source: &str, vocabulary: &Arc<Vocabulary>) -> Result<Self, PredicateProblem> {
        let predicate =
            Self { source: source.to_owned(), vocabulary: Arc::clone(vocabulary), compiled: OnceLock::new() };
        match predicate.compiled() {
            Ok(_) => Ok(predicate),
            Err(problem) => Err(problem.clone()),
        }
    }

    /// Tells a predicate that came out of a compiled pack what it may name. It is known to compile, and does so when it is
    /// first asked: few of a pack's predicates ever are.
    pub(crate) fn connect(&mut self, vocabulary: &Arc<Vocabulary>) {
        self.vocabulary = Arc::clone(vocabulary);
    }

    fn compiled(&self) -> &Result<Compiled, PredicateProblem> {
        let compile = || {
            lower::lower(&self.source, &self.vocabulary).map_err(|problem| slip::find(&self.source).unwrap_or(problem))
        };
        self.compiled.get_or_init(compile)
    }

    /// The expression as the author wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The facts that it looks at, each once.
    pub fn uses(&self) -> &[FactNumber] {
        self.compiled().as_ref().map_or(&[], |compiled| &compiled.uses)
    }

    /// The values that it compares facts with: the places where its truth can change.
    pub fn compared(&self) -> &[(FactNumber, Value)] {
        self.compiled().as_ref().map_or(&[], |compiled| &compiled.compared)
    }

    /// Whether it asks which errors were recognised.
    pub(crate) fn asks_what_was_seen(&self) -> bool {
        let mut asks = false;
        self.visit(&mut |node| asks |= matches!(node, Node::Call(Call::Saw(_))));
        asks
    }

    fn visit<'p>(&'p self, on_node: &mut impl FnMut(&'p Node)) {
        if let Ok(compiled) = self.compiled() {
            compiled.root.visit(on_node);
        }
    }

    /// Whether it holds in `environment`.
    pub fn truth(&self, environment: &dyn Environment) -> Truth {
        match self.compiled() {
            Ok(compiled) => compiled.root.truth(environment, &self.source),
            Err(problem) => {
                environment.failed(&self.source, &problem.message);
                Truth::Unknown
            }
        }
    }
}

impl Node {
    fn truth(&self, environment: &dyn Environment, source: &str) -> Truth {
        match self {
            Self::Constant(value) => Truth::from(*value),
            Self::Not(inner) => inner.truth(environment, source).not(),
            Self::And(parts) => {
                settle(parts.iter().map(|part| part.truth(environment, source)), Truth::Fails, Truth::Holds)
            }
            Self::Or(parts) => {
                settle(parts.iter().map(|part| part.truth(environment, source)), Truth::Holds, Truth::Fails)
            }
            Self::Equality(equality) => equality.truth(environment),
            Self::Atom(atom) => atom.truth(environment, source),
            Self::Call(call) => call.truth(environment),
        }
    }

    fn visit<'n>(&'n self, on_node: &mut impl FnMut(&'n Node)) {
        on_node(self);
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.visit(on_node)),
            Self::Not(inner) => inner.visit(on_node),
            Self::Constant(_) | Self::Equality(_) | Self::Atom(_) | Self::Call(_) => {}
        }
    }
}

/// `decisive` if one part is that; else unknown if one part is; else `otherwise`.
fn settle(mut parts: impl Iterator<Item = Truth>, decisive: Truth, otherwise: Truth) -> Truth {
    let mut result = otherwise;
    let found = parts.any(|part| {
        if part == Truth::Unknown {
            result = Truth::Unknown;
        }
        part == decisive
    });
    if found { decisive } else { result }
}

impl Call {
    fn truth(&self, environment: &dyn Environment) -> Truth {
        let seen = |error: &ErrorNumber| Truth::from(environment.saw(*error));
        match self {
            Self::Has(text) => environment.has(text).into(),
            Self::Matches(pattern) => environment.matches(pattern).into(),
            Self::Saw(errors) => settle(errors.iter().map(seen), Truth::Holds, Truth::Fails),
            Self::Known(fact) => environment.is_known(*fact).into(),
            Self::Any(fact, value) => environment.any(*fact, value).into(),
        }
    }
}

impl Truth {
    fn not(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Holds } else { Self::Fails }
    }
}

impl From<Option<bool>> for Truth {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Self::Unknown, Self::from)
    }
}

#[cfg(test)]
mod tests;
