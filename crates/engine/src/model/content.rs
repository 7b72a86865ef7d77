//! What an entry says, apart from how it is stored: for comparing and searching entries.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::entry::{AnyEntry, Entry};
use super::kind::Kind;
use super::knowledge::KnowledgeBase;
use super::typed_ref::Ref;

/// Marks a reference among the fields of an entry.
const REFERENCE: &str = "$reference";

impl KnowledgeBase {
    /// All fields of an entry, named as in rule files, with ids for references. Where it is written and what it is compiled to are none of them, so
    /// that an entry of two packs can be compared.
    pub fn content(&self, entry: &dyn AnyEntry) -> Value {
        let mut content = entry.fields();
        self.resolve(&mut content);
        content
    }

    fn resolve(&self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if let Some(id) = fields.get(REFERENCE).and_then(|reference| self.id_of(reference)) {
                    *value = Value::String(id);
                } else {
                    fields.values_mut().for_each(|field| self.resolve(field));
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|item| self.resolve(item)),
            _ => {}
        }
    }

    fn id_of(&self, reference: &Value) -> Option<String> {
        let kind: Kind = reference.get(0)?.as_str()?.parse().ok()?;
        let position = usize::try_from(reference.get(1)?.as_u64()?).ok()?;
        self.at(kind, position).map(|entry| entry.name().to_owned())
    }
}

/// In a compiled pack a reference is its position; for people its kind goes with it, so that the id can be found.
impl<T: Entry> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return u32::try_from(self.position()).unwrap_or(u32::MAX).serialize(serializer);
        }
        let mut reference = serializer.serialize_map(Some(1))?;
        reference.serialize_entry(REFERENCE, &(T::KIND.name(), self.position()))?;
        reference.end()
    }
}
