//! The types of expressions, so that nothing is compared with what it can never equal.

use rhai::{Expr, FnCallExpr, Position};

use super::lower::{Lowering, MEMBERSHIP, PredicateProblem};
use super::measure::Scale;
use super::number::FactNumber;
use super::value::{FactType, Value};

/// The type of an expression, and the fact that it is, if it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Boolean,
    Integer,
    Text,
    Choice(String),
    List(Box<Type>),
    Measure(Scale),
}

impl Type {
    fn name(&self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Text | Self::Choice(_) => "text",
            Self::List(_) => "a list",
            Self::Measure(Scale::Quantity) => "a quantity",
            Self::Measure(Scale::Duration) => "a duration",
            Self::Measure(Scale::Version) => "a version",
        }
    }

    fn compares_with(&self, other: &Self) -> bool {
        self.name() == other.name() && !matches!(self, Self::List(_))
    }
}

const METHODS: [&str; 3] = ["contains", "starts_with", "ends_with"];

impl Lowering<'_> {
    /// The type of `expression`, with every fact in it noted.
    pub(super) fn type_of(&mut self, expression: &Expr) -> Result<Type, PredicateProblem> {
        match expression {
            Expr::BoolConstant(..) => Ok(Type::Boolean),
            Expr::IntegerConstant(..) => Ok(Type::Integer),
            Expr::StringConstant(..) => Ok(Type::Text),
            Expr::Variable(variable, _, position) => self.variable(&variable.1, *position),
            Expr::Array(items, position) => self.list(items, *position),
            Expr::FnCall(call, position) => self.operator(call, *position),
            Expr::Dot(pair, _, _) => match &pair.rhs {
                Expr::MethodCall(call, position) => self.method(&pair.lhs, call, *position),
                other => Err(self.refuse(other.position(), "only methods can follow a dot")),
            },
            other => Err(self.refuse(other.position(), "this is not part of the language of predicates")),
        }
    }

    fn variable(&mut self, name: &str, position: Position) -> Result<Type, PredicateProblem> {
        let fact = self.fact(name, position)?;
        let value_type = match fact.value_type {
            FactType::Boolean => Type::Boolean,
            FactType::Integer => Type::Integer,
            FactType::Text => Type::Text,
            FactType::Choice => Type::Choice(name.to_owned()),
        };
        self.note_use(fact.number, name);
        Ok(value_type)
    }

    fn list(&mut self, items: &[Expr], position: Position) -> Result<Type, PredicateProblem> {
        let mut types = items.iter().map(|item| self.type_of(item)).collect::<Result<Vec<_>, _>>()?;
        types.dedup();
        match types.len() {
            1 => Ok(Type::List(Box::new(types.remove(0)))),
            _ => Err(self.refuse(position, "a list holds at least one value, all of one type")),
        }
    }

    fn operator(&mut self, call: &FnCallExpr, position: Position) -> Result<Type, PredicateProblem> {
        let name = call.name.as_str();
        match (name, &call.args[..]) {
            ("==" | "!=", [left, right]) => self.comparison(left, right, position),
            ("<" | "<=" | ">" | ">=", [left, right]) => {
                self.comparison(left, right, position)?;
                match self.type_of(left)? {
                    Type::Integer | Type::Measure(_) => Ok(Type::Boolean),
                    other => Err(self.refuse(position, &format!("`{name}` compares numbers, not {}", other.name()))),
                }
            }
            (MEMBERSHIP, [list, item]) => self.membership(list, item, position),
            ("!", [inner]) => self.type_of(inner),
            (_, [text]) if call.op_token.is_none() && Scale::of(name).is_some() => self.measure(name, text, position),
            _ if call.op_token.is_some() => {
                Err(self.refuse(position, &format!("`{name}` is not part of the language of predicates")))
            }
            _ => Err(self.unknown_function(name, position)),
        }
    }

    fn comparison(&mut self, left: &Expr, right: &Expr, position: Position) -> Result<Type, PredicateProblem> {
        let (left_type, right_type) = (self.type_of(left)?, self.type_of(right)?);
        if !left_type.compares_with(&right_type) {
            let message = format!("{} is compared with {}, which is never equal", left_type.name(), right_type.name());
            let help = match (&left_type, &right_type) {
                (Type::Measure(scale), _) | (_, Type::Measure(scale)) => {
                    format!("write the other side as in `{}(\"{}\")`", scale.name(), scale.example())
                }
                _ => "texts stand in double quotes, numbers and `true` without".to_owned(),
            };
            return Err(self.refuse(position, &message).with_help(help));
        }
        self.check_choice(&left_type, right)?;
        self.check_choice(&right_type, left)?;
        self.looks_inside_texts |= matches!((left, right), (Expr::Variable(..), Expr::Variable(..)));
        self.note_comparison(left, right);
        self.note_comparison(right, left);
        Ok(Type::Boolean)
    }

    /// What a text stands for: a literal one is read at once, so that an author hears of a wrong one.
    fn measure(&mut self, name: &str, text: &Expr, position: Position) -> Result<Type, PredicateProblem> {
        let Some(scale) = Scale::of(name) else { return Err(self.unknown_function(name, position)) };
        if !matches!(self.type_of(text)?, Type::Text | Type::Choice(_)) {
            return Err(self.refuse(position, &format!("`{name}` takes one text")));
        }
        match text {
            Expr::StringConstant(literal, at) if scale.read(literal).is_none() => {
                let help = format!("it is written as in `{name}(\"{}\")`", scale.example());
                Err(self.refuse(*at, &format!("`{literal}` is no {name}")).with_help(help))
            }
            Expr::StringConstant(..) => Ok(Type::Measure(scale)),
            _ => {
                self.looks_inside_texts = true;
                Ok(Type::Measure(scale))
            }
        }
    }

    fn membership(&mut self, list: &Expr, item: &Expr, position: Position) -> Result<Type, PredicateProblem> {
        let item_type = self.type_of(item)?;
        let list_type = self.type_of(list)?;
        let Type::List(member_type) = list_type else {
            return Err(self.refuse(position, "`in` takes a list on its right: `fact in [\"a\", \"b\"]`"));
        };
        if !item_type.compares_with(&member_type) {
            let message = format!("{} is looked for in a list of {}", item_type.name(), member_type.name());
            return Err(self.refuse(position, &message));
        }
        if let Expr::Array(members, _) = list {
            for member in members {
                self.check_choice(&item_type, member)?;
                self.note_comparison(item, member);
            }
        }
        Ok(Type::Boolean)
    }

    fn method(&mut self, receiver: &Expr, call: &FnCallExpr, position: Position) -> Result<Type, PredicateProblem> {
        let name = call.name.as_str();
        if !METHODS.contains(&name) {
            let message = format!("there is no method `{name}`");
            let help = format!("the methods are {}", METHODS.join(", "));
            return Err(self.refuse(position, &message).with_help(help));
        }
        let receiver_type = self.type_of(receiver)?;
        let receiver_is_text = matches!(receiver_type, Type::Text | Type::Choice(_));
        self.looks_inside_texts |= receiver_type == Type::Text;
        match &call.args[..] {
            [argument] if receiver_is_text && self.type_of(argument)? == Type::Text => Ok(Type::Boolean),
            _ => Err(self.refuse(position, &format!("`{name}` is called on a text with one text"))),
        }
    }

    fn check_choice(&self, left: &Type, right: &Expr) -> Result<(), PredicateProblem> {
        let (Type::Choice(name), Expr::StringConstant(value, position)) = (left, right) else { return Ok(()) };
        let choices = self.vocabulary.fact(name).map(|fact| fact.choices.as_slice()).unwrap_or_default();
        if choices.iter().any(|choice| choice == value.as_str()) {
            return Ok(());
        }
        let message = format!("`{value}` is not one of the choices of `{name}`");
        Err(self.refuse(*position, &message).with_help(format!("the choices are {}", choices.join(", "))))
    }

    fn note_comparison(&mut self, fact: &Expr, value: &Expr) {
        let Expr::Variable(variable, _, _) = fact else { return };
        let Some(number) = self.vocabulary.fact(variable.1.as_str()).map(|fact| fact.number) else { return };
        let value = match value {
            Expr::BoolConstant(value, _) => Value::Boolean(*value),
            Expr::IntegerConstant(value, _) => Value::Integer(*value),
            Expr::StringConstant(value, _) => Value::Text(value.to_string()),
            _ => return,
        };
        self.note_value(number, value);
    }

    fn note_value(&mut self, fact: FactNumber, value: Value) {
        if !self.compared.contains(&(fact, value.clone())) {
            self.compared.push((fact, value));
        }
    }
}
