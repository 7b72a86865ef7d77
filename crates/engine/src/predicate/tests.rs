use std::cell::RefCell;
use std::collections::HashMap;

use super::*;

/// Facts by position; nothing else is known.
#[derive(Default)]
struct Facts {
    values: HashMap<usize, Value>,
    failures: RefCell<Vec<String>>,
}

impl Environment for Facts {
    fn fact(&self, fact: FactNumber) -> Option<&Value> {
        self.values.get(&fact.position())
    }
    fn any(&self, fact: FactNumber, value: &str) -> Option<bool> {
        self.fact(fact).map(|known| known.to_string() == value)
    }
    fn has(&self, fragments: &[String]) -> Option<bool> {
        Some(fragments == ["present"])
    }
    fn matches(&self, _: &Pattern) -> Option<bool> {
        Some(false)
    }
    fn saw(&self, error: ErrorNumber) -> Option<bool> {
        Some(error == ErrorNumber::new(1))
    }
    fn failed(&self, predicate: &str, message: &str) {
        self.failures.borrow_mut().push(format!("{predicate}: {message}"));
    }
}

fn vocabulary() -> Vocabulary {
    let choices = vec!["near".to_owned(), "far".to_owned()];
    let fact = |id: &str, position, value_type, choices| FactName {
        id: id.to_owned(),
        number: FactNumber::new(position),
        value_type,
        choices,
    };
    Vocabulary::new(
        vec![
            fact("flag", 2, FactType::Boolean, Vec::new()),
            fact("name", 1, FactType::Text, Vec::new()),
            fact("number", 0, FactType::Integer, Vec::new()),
            fact("place", 3, FactType::Choice, choices),
        ],
        ["far/one", "near/one", "near/two"].into_iter().collect(),
    )
}

#[test]
fn an_error_is_asked_for_by_its_id_or_by_its_beginning() {
    assert_eq!(truth(r#"saw("near/one")"#, &[]), Truth::Holds);
    assert_eq!(truth(r#"saw("near/two")"#, &[]), Truth::Fails);
    assert_eq!(truth(r#"saw("near/*")"#, &[]), Truth::Holds);
    assert_eq!(truth(r#"saw("far/*")"#, &[]), Truth::Fails);
    assert!(compile(r#"saw("nowhere/*")"#).is_err());
}

fn compile(source: &str) -> Result<Predicate, PredicateProblem> {
    Predicate::compile(source, &Arc::new(vocabulary()))
}

fn truth(source: &str, values: &[(usize, Value)]) -> Truth {
    let facts = Facts { values: values.iter().cloned().collect(), ..Facts::default() };
    let truth = compile(source).unwrap_or_else(|problem| panic!("{source}: {problem:?}")).truth(&facts);
    assert!(facts.failures.borrow().is_empty(), "{:?}", facts.failures);
    truth
}

#[test]
fn atoms_are_rhai() {
    let known = [
        (0, Value::Integer(429)),
        (1, Value::Text("api.example.com".to_owned())),
        (2, Value::Boolean(true)),
        (3, Value::Text("far".to_owned())),
    ];
    for holds in [
        "number == 429",
        "number >= 400 && number < 500",
        "number in [401, 429]",
        "flag",
        "!(number == 1)",
        r#"place == "far""#,
        r#"place in ["near", "far"]"#,
        r#"name.ends_with(".com")"#,
        r#"name.contains("example") && known("name")"#,
        r#"has("present") && !has("absent")"#,
        r#"any("name", "api.example.com")"#,
    ] {
        assert_eq!(truth(holds, &known), Truth::Holds, "{holds}");
    }
    assert_eq!(truth(r#"place != "far""#, &known), Truth::Fails);
}

#[test]
fn an_atom_over_an_unset_fact_is_unknown_and_connectives_are_kleenes() {
    let cases = [
        ("number == 1", Truth::Unknown),
        ("!(number == 1)", Truth::Unknown),
        ("number == 1 || true", Truth::Holds),
        ("true || number == 1", Truth::Holds),
        ("number == 1 && false", Truth::Fails),
        ("number == 1 && true", Truth::Unknown),
        ("number == 1 || flag", Truth::Unknown),
        (r#"known("number")"#, Truth::Fails),
        (r#"has("present") || number == 1"#, Truth::Holds),
    ];
    for (source, expected) in cases {
        assert_eq!(truth(source, &[]), expected, "{source}");
    }
}

#[test]
fn what_rhai_would_answer_with_a_silent_false_is_refused() {
    let shown: Vec<String> = [
        "nubmer == 1",
        r#"number == "1""#,
        "name > 5",
        r#"place == "fra""#,
        r#"place in ["near", "fra"]"#,
        "nosuch(1)",
        r#"hass("text")"#,
        r#"has("text") == true"#,
        "has(name)",
        r#"name.trim("x")"#,
        "number",
        "let x = 1",
        "while true {}",
        "number = 1",
        "number + 1 == 2",
        "number == 1; number == 2",
        r#"saw("nothing")"#,
        "",
    ]
    .into_iter()
    .map(|source| {
        let problem = compile(source).expect_err(source);
        let help = problem.help.map(|help| format!(" [{help}]")).unwrap_or_default();
        format!("{source}\n  at {}: {}{help}", problem.offset, problem.message)
    })
    .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_predicate_tells_what_it_looks_at() {
    let predicate = compile(r#"number >= 400 && place in ["near"] || flag"#).expect("valid");
    let uses: Vec<usize> = predicate.uses().iter().map(|fact| fact.position()).collect();
    assert_eq!(uses, [0, 2, 3]);
    let compared: Vec<String> = predicate.compared().iter().map(|(_, value)| value.to_string()).collect();
    assert_eq!(compared, ["400", "near"]);
}

#[test]
fn what_a_text_stands_for_can_be_compared() {
    let text = |text: &str| [(1, Value::Text(text.to_owned()))];
    for (source, value, expected) in [
        (r#"quantity(name) > quantity("512Mi")"#, "1Gi", Truth::Holds),
        (r#"quantity(name) > quantity("512Mi")"#, "9Mi", Truth::Fails),
        (r#"quantity(name) == quantity("0.1")"#, "100m", Truth::Holds),
        (r#"duration(name) >= duration("1m30s")"#, "90s", Truth::Holds),
        (r#"version(name) < version("1.20")"#, "v1.9.9", Truth::Holds),
        (r#"version(name) < version("1.20") || version(name) != version("1.24")"#, "1.24.0", Truth::Fails),
    ] {
        assert_eq!(truth(source, &text(value)), expected, "{source} with {value}");
        assert_eq!(truth(source, &[]), Truth::Unknown, "{source} with nothing");
    }
}

#[test]
fn a_text_that_stands_for_nothing_is_unknown_and_said_so() {
    let facts = Facts { values: [(1, Value::Text("plenty".to_owned()))].into(), ..Facts::default() };
    let predicate = compile(r#"quantity(name) > quantity("512Mi")"#).expect("a predicate");
    assert_eq!(predicate.truth(&facts), Truth::Unknown);
    let failures = facts.failures.borrow();
    assert!(matches!(&failures[..], [one] if one.contains("no quantity") && !one.contains("plenty")), "{failures:?}");
}

#[test]
fn what_does_not_measure_alike_is_not_compared() {
    for (source, because) in [
        ("quantity(name) > 512", "a quantity is compared with a whole number"),
        (r#"quantity(name) > duration("30s")"#, "a quantity is compared with a duration"),
        ("quantity(name)", "neither true nor false"),
        (r#"quantity("512Mx") > quantity(name)"#, "`512Mx` is no quantity"),
        (r#"version("latest") > version(name)"#, "`latest` is no version"),
        (r#"quantity(number) > quantity("1")"#, "takes one text"),
        (r#"quantities(name) > quantity("1")"#, "there is no function `quantities`"),
    ] {
        let problem = compile(source).expect_err(source);
        assert!(problem.message.contains(because), "{source}: {}", problem.message);
    }
}
