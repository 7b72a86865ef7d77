//! From rhai's syntax tree to ours: connectives on top, atoms and calls below, everything checked on the way.

use rhai::{Expr, FnCallExpr, Position};

use super::equality::Equality;
use super::interpreter::{self, Atom};
use super::measure::Scale;
use super::number::FactNumber;
use super::types::Type;
use super::value::Value;
use super::vocabulary::{FactName, Vocabulary};
use super::{Call, Compiled, Node};
use crate::signature::{Pattern, fragments};
use crate::source::suggest;

/// What is wrong with a predicate, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredicateProblem {
    /// What is wrong.
    pub message: String,
    /// The byte in the expression at which the fault begins.
    pub offset: usize,
    /// What to do about it.
    pub help: Option<String>,
}

impl PredicateProblem {
    pub(super) fn with_help(mut self, help: String) -> Self {
        self.help = Some(help);
        self
    }
}

/// What rhai makes of `in`: a call of this function with list and item.
pub(super) const MEMBERSHIP: &str = "contains";

/// A predicate on its way from text to tree.
pub(super) struct Lowering<'v> {
    source: &'v str,
    pub(super) vocabulary: &'v Vocabulary,
    atom_facts: Vec<(FactNumber, String)>,
    uses: Vec<FactNumber>,
    pub(super) compared: Vec<(FactNumber, Value)>,
    pub(super) looks_inside_texts: bool,
}

/// Compiles `source` against the facts and errors of a pack.
pub(super) fn lower(source: &str, vocabulary: &Vocabulary) -> Result<Compiled, PredicateProblem> {
    let mut lowering = Lowering::new(source, vocabulary);
    let ast = interpreter::parse(source).map_err(|error| {
        let message = format!("not an expression: {}", lower_first(&error.err_type().to_string()));
        let help = "a predicate is one expression over facts, such as `status == 401 && !has(\"quota\")`";
        lowering.refuse(error.position(), &message).with_help(help.to_owned())
    })?;
    let root = match interpreter::expression(&ast) {
        Some(expression) => lowering.node(expression)?,
        None => return Err(lowering.refuse(Position::NONE, "a predicate must hold exactly one expression")),
    };
    let Lowering { mut uses, compared, looks_inside_texts, .. } = lowering;
    uses.sort_unstable();
    uses.dedup();
    Ok(Compiled { root, uses, compared, looks_inside_texts })
}

impl<'v> Lowering<'v> {
    fn new(source: &'v str, vocabulary: &'v Vocabulary) -> Self {
        let (atom_facts, uses, compared) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, vocabulary, atom_facts, uses, compared, looks_inside_texts: false }
    }
}

impl Lowering<'_> {
    fn node(&mut self, expression: &Expr) -> Result<Node, PredicateProblem> {
        match expression {
            Expr::And(parts, _) => Ok(Node::And(self.nodes(parts)?)),
            Expr::Or(parts, _) => Ok(Node::Or(self.nodes(parts)?)),
            Expr::BoolConstant(value, _) => Ok(Node::Constant(*value)),
            Expr::FnCall(call, _) if call.name == "!" && call.args.len() == 1 => {
                Ok(Node::Not(Box::new(self.node(&call.args[0])?)))
            }
            Expr::FnCall(call, position) if call.op_token.is_none() && call.name != MEMBERSHIP => {
                self.call(call, *position).map(Node::Call)
            }
            other => self.atom(other),
        }
    }

    fn nodes(&mut self, parts: &[Expr]) -> Result<Vec<Node>, PredicateProblem> {
        parts.iter().map(|part| self.node(part)).collect()
    }

    fn atom(&mut self, expression: &Expr) -> Result<Node, PredicateProblem> {
        self.atom_facts.clear();
        let found = self.type_of(expression)?;
        if found != Type::Boolean {
            return Err(self.refuse(expression.start_position(), "this is neither true nor false"));
        }
        Ok(match Equality::of(expression, self.vocabulary) {
            Some(equality) => Node::Equality(equality),
            None => Node::Atom(Atom::new(expression, std::mem::take(&mut self.atom_facts))),
        })
    }

    fn call(&mut self, call: &FnCallExpr, position: Position) -> Result<Call, PredicateProblem> {
        let texts: Option<Vec<(&str, Position)>> = call
            .args
            .iter()
            .map(|argument| match argument {
                Expr::StringConstant(text, position) => Some((text.as_str(), *position)),
                _ => None,
            })
            .collect();
        match (call.name.as_str(), texts.as_deref()) {
            ("has", Some([(text, _)])) => Ok(Call::Has(fragments(text))),
            ("matches", Some([(source, at)])) => self.pattern(source, *at).map(Call::Matches),
            ("saw", Some([(id, at)])) => self.error(id, *at),
            ("known", Some([(name, at)])) => self.fact(name, *at).map(|fact| Call::Known(fact.number)),
            ("any", Some([(name, at), (value, _)])) => self.any(name, *at, value),
            ("has" | "matches" | "saw" | "known" | "any", _) => {
                let count = if call.name == "any" { "two literal texts" } else { "one literal text" };
                Err(self.refuse(position, &format!("`{}` takes {count}", call.name)))
            }
            (name, _) => Err(self.unknown_function(name, position)),
        }
    }

    fn pattern(&mut self, source: &str, position: Position) -> Result<Pattern, PredicateProblem> {
        let pattern = Pattern::alone(source)
            .map_err(|problem| self.refuse(position, &format!("not a regular expression: {}", problem.message)))?;
        if pattern.is_too_large() {
            return Err(self.refuse(position, "this pattern takes more than 1 MiB once compiled"));
        }
        Ok(pattern)
    }

    fn error(&mut self, id: &str, position: Position) -> Result<Call, PredicateProblem> {
        let errors = match id.strip_suffix('*') {
            Some(beginning) => self.vocabulary.errors_with(beginning),
            None => self.vocabulary.error(id).into_iter().collect(),
        };
        (!errors.is_empty()).then_some(Call::Saw(errors)).ok_or_else(|| {
            let problem = self.refuse(position, &format!("there is no error `{id}`"));
            match suggest(id, self.vocabulary.errors()) {
                Some(close) => problem.with_help(format!("did you mean `{close}`?")),
                None => problem,
            }
        })
    }

    fn any(&mut self, name: &str, position: Position, value: &str) -> Result<Call, PredicateProblem> {
        let fact = self.fact(name, position)?;
        self.uses.push(fact.number);
        self.compared.push((fact.number, Value::Text(value.to_owned())));
        Ok(Call::Any(fact.number, value.to_owned()))
    }

    pub(super) fn fact(&self, name: &str, position: Position) -> Result<FactName, PredicateProblem> {
        self.vocabulary.fact(name).cloned().ok_or_else(|| {
            let help = match suggest(name, self.vocabulary.facts()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "declare it with `[[fact]]`, or see `triage list facts`".to_owned(),
            };
            self.refuse(position, &format!("there is no fact `{name}`")).with_help(help)
        })
    }

    pub(super) fn note_use(&mut self, fact: FactNumber, name: &str) {
        self.uses.push(fact);
        if !self.atom_facts.iter().any(|(known, _)| *known == fact) {
            self.atom_facts.push((fact, name.to_owned()));
        }
    }

    pub(super) fn unknown_function(&self, name: &str, position: Position) -> PredicateProblem {
        if let Some(scale) = Scale::of(name) {
            let help = format!("compare it: `{name}(fact) > {name}(\"{}\")`", scale.example());
            return self.refuse(position, &format!("`{name}` by itself is neither true nor false")).with_help(help);
        }
        let functions = ["has", "matches", "saw", "known", "any"];
        if functions.contains(&name) {
            let message = format!("`{name}` cannot be part of a comparison");
            return self.refuse(position, &message).with_help("join it with `&&`, `||` and `!` only".to_owned());
        }
        let measures = Scale::ALL.map(Scale::name);
        let help = match suggest(name, functions.into_iter().chain(measures)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("the functions are {}, {}", functions.join(", "), measures.join(", ")),
        };
        self.refuse(position, &format!("there is no function `{name}`")).with_help(help)
    }

    pub(super) fn refuse(&self, position: Position, message: &str) -> PredicateProblem {
        PredicateProblem { message: message.to_owned(), offset: offset(self.source, position), help: None }
    }
}

/// Rhai counts lines and characters from 1; a byte offset is what the rule file needs.
fn offset(source: &str, position: Position) -> usize {
    let (Some(line), Some(column)) = (position.line(), position.position()) else { return 0 };
    let before: usize = source.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let in_line = source.split_inclusive('\n').nth(line - 1).unwrap_or_default();
    before + in_line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
