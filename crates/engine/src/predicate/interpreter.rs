//! Rhai at work: parsing expressions, evaluating atoms, and the limits on both.

use std::sync::LazyLock;

use rhai::packages::{BasicArrayPackage, CorePackage, MoreStringPackage, Package};
use rhai::{AST, Engine, EvalAltResult, Expr, OptimizationLevel, ParseError, Scope, Stmt};

use super::measure::{Measure, Scale};
use super::number::FactNumber;
use super::value::Value;
use super::{Environment, Truth};

/// An expression nested deeper than this is refused.
const MAX_DEPTH: usize = 48;
/// An atom that takes more operations than this is stopped.
const MAX_OPERATIONS: u64 = 10_000;
/// The longest text, in bytes, that an atom may build.
const MAX_TEXT: usize = 1 << 20;
/// The longest list that an atom may build.
const MAX_LIST: usize = 256;

/// What reads predicates. It evaluates none, and so needs nothing that they call: to register that takes longer than to
/// read a dozen of them.
static PARSER: LazyLock<Engine> = LazyLock::new(bounded);

/// One engine for all predicates: it holds no state between evaluations.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = bounded();
    CorePackage::new().register_into_engine(&mut engine);
    MoreStringPackage::new().register_into_engine(&mut engine);
    BasicArrayPackage::new().register_into_engine(&mut engine);
    register_measures(&mut engine);
    engine
});

fn bounded() -> Engine {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_max_expr_depths(MAX_DEPTH);
    engine.set_max_operations(MAX_OPERATIONS);
    engine.set_max_string_size(MAX_TEXT);
    engine.set_max_array_size(MAX_LIST);
    engine
}

/// What texts stand for, and its order.
fn register_measures(engine: &mut Engine) {
    for scale in Scale::ALL {
        let read = move |text: &str| -> Result<Measure, Box<EvalAltResult>> {
            // The text itself is not repeated: it comes from a payload.
            scale.read(text).ok_or_else(|| format!("the text is no {}", scale.name()).into())
        };
        engine.register_fn(scale.name(), read);
    }
    engine.register_fn("==", |left: Measure, right: Measure| left == right);
    engine.register_fn("!=", |left: Measure, right: Measure| left != right);
    engine.register_fn("<", |left: Measure, right: Measure| left < right);
    engine.register_fn("<=", |left: Measure, right: Measure| left <= right);
    engine.register_fn(">", |left: Measure, right: Measure| left > right);
    engine.register_fn(">=", |left: Measure, right: Measure| left >= right);
}

/// Parses `source` as one expression; statements, loops and assignments are syntax errors.
pub(super) fn parse(source: &str) -> Result<AST, ParseError> {
    PARSER.compile_expression(source)
}

/// The expression that an AST consists of.
pub(super) fn expression(ast: &AST) -> Option<&Expr> {
    match ast.statements() {
        [Stmt::Expr(expression)] => Some(expression),
        _ => None,
    }
}

/// A part of a predicate that rhai evaluates: it holds no connective and calls nothing of ours.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    ast: AST,
    facts: Vec<(FactNumber, String)>,
}

impl Atom {
    /// An atom made of `expression`, which looks at `facts` by their names.
    pub(super) fn new(expression: &Expr, facts: Vec<(FactNumber, String)>) -> Self {
        Self { ast: AST::new([Stmt::Expr(Box::new(expression.clone()))]), facts }
    }

    pub(super) fn truth(&self, environment: &dyn Environment, source: &str) -> Truth {
        let mut scope = Scope::new();
        for (fact, name) in &self.facts {
            match environment.fact(*fact) {
                None => return Truth::Unknown,
                Some(Value::Boolean(value)) => scope.push_constant(name.as_str(), *value),
                Some(Value::Integer(value)) => scope.push_constant(name.as_str(), *value),
                Some(Value::Text(value)) => scope.push_constant(name.as_str(), value.clone()),
            };
        }
        match ENGINE.eval_ast_with_scope::<bool>(&mut scope, &self.ast) {
            Ok(value) => value.into(),
            Err(error) => {
                environment.failed(source, &error.to_string());
                Truth::Unknown
            }
        }
    }
}
