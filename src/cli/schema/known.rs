//! A schema of rule files that knows a pack: an editor then completes its ids, facts and concepts.

use serde_json::{Value, json};

use triage_kb::model::{Kind, KnowledgeBase};

/// The fields that hold ids, and of what kind.
const FIELDS: [(&str, Kind); 9] = [
    ("layer", Kind::Layer),
    ("cause", Kind::Cause),
    ("fixes", Kind::Fix),
    ("sources", Kind::Source),
    ("said_by", Kind::Source),
    ("against", Kind::Source),
    ("supersedes", Kind::Error),
    ("provider", Kind::Provider),
    ("negated_by", Kind::Concept),
];
/// Fields that hold predicates over facts.
const PREDICATES: [&str; 2] = ["when", "ask_when"];
/// Fields that name concepts in braces.
const STATEMENTS: [&str; 3] = ["says", "unless", "texts"];

/// Names the entries of a pack where a field refers to them. An id that is not there yet stays allowed: `check` says what is
/// missing, and the entry may be the next to be written.
pub(super) fn name(schema: &mut Value, knowledge: &KnowledgeBase) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                for (name, property) in properties {
                    property_of(name, property, knowledge);
                }
            }
            fields.values_mut().for_each(|value| name_inner(value, knowledge));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| name(item, knowledge)),
        _ => {}
    }
}

fn name_inner(value: &mut Value, knowledge: &KnowledgeBase) {
    if value.is_object() || value.is_array() {
        name(value, knowledge);
    }
}

fn property_of(name: &str, property: &mut Value, knowledge: &KnowledgeBase) {
    let offered: Vec<String> = if let Some((_, kind)) = FIELDS.iter().find(|(field, _)| *field == name) {
        knowledge.of_kind(*kind).map(|entry| entry.name().to_owned()).collect()
    } else if PREDICATES.contains(&name) {
        knowledge.facts.entries().map(|fact| fact.id.to_string()).collect()
    } else if STATEMENTS.contains(&name) {
        knowledge.concepts.entries().map(|concept| format!("{{{}}}", concept.id)).collect()
    } else {
        return;
    };
    let Some(target) = text_of(property).filter(|_| !offered.is_empty()) else { return };
    target.remove("type");
    target.insert("anyOf".to_owned(), json!([{ "enum": offered }, { "type": "string" }]));
}

/// The schema of the texts in a field: its own, or that of its items.
fn text_of(property: &mut Value) -> Option<&mut serde_json::Map<String, Value>> {
    let fields = property.as_object_mut()?;
    match fields.get("type")? {
        Value::String(kind) if kind == "string" => Some(fields),
        // Only a text that may be missing.
        Value::Array(kinds) if kinds.iter().any(|kind| kind == "string") => Some(fields),
        Value::String(kind) if kind == "array" => text_of(fields.get_mut("items")?),
        _ => None,
    }
}
