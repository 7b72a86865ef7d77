//! Whether a fact is one of a few values: most of what predicates compare, and it needs no interpreter.

use rhai::{Expr, FnCallExpr};

use super::lower::MEMBERSHIP;
use super::number::FactNumber;
use super::value::Value;
use super::vocabulary::Vocabulary;
use super::{Environment, Truth};

/// `fact == value`, `fact != value` or `fact in [values]`, whose types were compared already.
#[derive(Clone, Debug)]
pub(super) struct Equality {
    fact: FactNumber,
    values: Vec<Value>,
    /// What it is that the fact is one of the values.
    expected: bool,
}

impl Equality {
    /// The expression as one of these, if it is one.
    pub(super) fn of(expression: &Expr, vocabulary: &Vocabulary) -> Option<Self> {
        let Expr::FnCall(call, _) = expression else { return None };
        let (name, values) = sides(call)?;
        let fact = vocabulary.fact(name)?.number;
        Some(Self { fact, values, expected: call.name != "!=" })
    }

    pub(super) fn truth(&self, environment: &dyn Environment) -> Truth {
        let is_one = environment.fact(self.fact).map(|value| self.values.contains(value));
        is_one.map(|is_one| is_one == self.expected).into()
    }
}

/// The fact's name, and the values that it is compared with.
fn sides(call: &FnCallExpr) -> Option<(&str, Vec<Value>)> {
    match (call.name.as_str(), &call.args[..]) {
        ("==" | "!=", [Expr::Variable(fact, ..), value] | [value, Expr::Variable(fact, ..)]) => {
            Some((&fact.1, vec![literal(value)?]))
        }
        (MEMBERSHIP, [Expr::Array(values, _), Expr::Variable(fact, ..)]) => {
            Some((&fact.1, values.iter().map(literal).collect::<Option<_>>()?))
        }
        _ => None,
    }
}

fn literal(expression: &Expr) -> Option<Value> {
    match expression {
        Expr::BoolConstant(value, _) => Some(Value::Boolean(*value)),
        Expr::IntegerConstant(value, _) => Some(Value::Integer(*value)),
        Expr::StringConstant(value, _) => Some(Value::Text(value.to_string())),
        _ => None,
    }
}
