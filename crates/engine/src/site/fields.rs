//! The tables and fields of rule files, from the schema that editors use: the documentation of the raw types.

use serde_json::Value;

use crate::pack::raw::RawFile;
use crate::render::page::{Inline, Page};

/// All tables, then the tables inside them and the words that fields take.
pub(super) fn page() -> Page {
    let mut page = Page::new("Rule files: tables and fields");
    page.text("Any `*.toml` file below the folder of a pack is read. The kind of an entry is its table, never its path. `triage schema` prints all this for an editor.");
    let schema = schemars::schema_for!(RawFile).to_value();
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let mut waiting: Vec<(String, String)> =
        fields(&schema).filter_map(|(name, field)| Some((table_name(name, field), reference(field)?))).collect();
    let mut seen: Vec<String> = Vec::new();
    while !waiting.is_empty() {
        let mut next = Vec::new();
        for (title, target) in waiting {
            let Some(definition) = definitions.and_then(|all| all.get(&target)) else { continue };
            if !seen.contains(&target) {
                section(&mut page, &title, definition);
                next.extend(fields(definition).filter_map(|(name, field)| Some((name.clone(), reference(field)?))));
                seen.push(target);
            }
        }
        waiting = next;
    }
    page
}

fn table_name(name: &str, field: &Value) -> String {
    if field.get("items").is_some() { format!("[[{name}]]") } else { format!("[{name}]") }
}

fn fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

fn section(page: &mut Page, title: &str, definition: &Value) {
    page.heading(title);
    page.text(text(definition, "description"));
    let required: Vec<&str> =
        definition.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let rows = fields(definition).map(|(name, field)| {
        let needed = if required.contains(&name.as_str()) { "yes" } else { "" };
        [Inline::code(name), kind(field).into(), needed.into(), text(field, "description").into()]
    });
    page.table(["Field", "Type", "Needed", "What it says"], rows.collect());
    let words = definition.get("oneOf").or_else(|| definition.get("enum")).and_then(Value::as_array);
    let rows = words.into_iter().flatten().filter_map(|word| {
        let value = word.get("const").unwrap_or(word).as_str()?;
        Some([Inline::code(value), text(word, "description").into()])
    });
    page.table(["Word", "What it says"], rows.collect());
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The alternatives of a field, without the one that it is not there.
fn present(field: &Value) -> &Value {
    let choices = field.get("anyOf").and_then(Value::as_array);
    choices.and_then(|choices| choices.iter().find(|choice| text(choice, "type") != "null")).unwrap_or(field)
}

/// The definition that a field, or each of its items, is of.
fn reference(field: &Value) -> Option<String> {
    let field = present(field);
    let found = field.get("$ref").or_else(|| field.get("items").and_then(|items| items.get("$ref")));
    found.and_then(Value::as_str).and_then(|path| path.rsplit('/').next()).map(str::to_owned)
}

/// The type of a field in a word or two.
fn kind(field: &Value) -> String {
    let field = present(field);
    let named = match field.get("type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        other => other.and_then(Value::as_str),
    };
    match (named, field.get("items")) {
        (Some("array"), Some(items)) => format!("list of {}", kind(items)),
        (Some("object"), _) => "table".to_owned(),
        (Some(name), _) => name.to_owned(),
        (None, _) if field.get("$ref").is_some() => reference(field).map(|name| spoken(&name)).unwrap_or_default(),
        (None, _) => String::new(),
    }
}

/// The name of a type as a reader says it: `RawPointer` is a table, `Verdict` a word.
fn spoken(name: &str) -> String {
    let is_table = name.starts_with("Raw");
    if is_table { "table".to_owned() } else { name.to_lowercase() }
}
