//! Paths through documents, and the places of facts that are paths.

use std::collections::HashMap;

use crate::model::{Fact, Place, Ref, Spot, Table};
use crate::payload::{Document, DocumentFormat, Node, Value};

/// The places of all facts that are paths, by the last step of the path.
pub(super) struct PathIndex<'k> {
    by_last_step: HashMap<&'k str, Vec<Indexed<'k>>>,
}

/// A place of a fact that is a path.
struct Indexed<'k> {
    fact: Ref<Fact>,
    /// The number of the place.
    number: usize,
    place: &'k Place,
    path: &'k [String],
    /// The format of the documents that it leads through.
    format: DocumentFormat,
}

impl<'k> PathIndex<'k> {
    pub(super) fn new(facts: &'k Table<Fact>) -> Self {
        let mut by_last_step: HashMap<_, Vec<_>> = HashMap::new();
        for (fact, entry) in facts.iter().filter(|(_, fact)| fact.common.is_current()) {
            for (number, place) in entry.from.iter().enumerate() {
                let (path, format) = match &place.spot {
                    Spot::Json(path) => (path, DocumentFormat::Json),
                    Spot::Protobuf(path) => (path, DocumentFormat::Protobuf),
                    _ => continue,
                };
                if let Some(last) = path.first() {
                    let indexed = Indexed { fact, number, place, path, format };
                    by_last_step.entry(last.as_str()).or_default().push(indexed);
                }
            }
        }
        Self { by_last_step }
    }

    /// Every node of a document that stands at a place of a fact: the fact, the number of the place, the place, the node.
    pub(super) fn find(&self, document: &Document, mut on_node: impl FnMut(Ref<Fact>, usize, &Place, &Node)) {
        walk(document.root(), &mut Vec::new(), &mut |stack, node| {
            let indexed = stack.last().and_then(|last| self.by_last_step.get(last)).into_iter().flatten();
            for one in indexed.filter(|one| document.format() == one.format && fits(one.path, stack)) {
                on_node(one.fact, one.number, one.place, node);
            }
        });
    }
}

/// Every node at a path of a document.
pub(super) fn at_path(document: &Document, path: &[String], on_node: &mut impl FnMut(&Node)) {
    walk(document.root(), &mut Vec::new(), &mut |stack, node| {
        if fits(path, stack) {
            on_node(node);
        }
    });
}

/// Visits every value that has a name, with the names that lead to it. Lists add no name.
fn walk<'n>(node: &'n Node, stack: &mut Vec<&'n str>, on_node: &mut impl FnMut(&[&'n str], &'n Node)) {
    match node.value() {
        Value::Map(pairs) => {
            for (key, value) in pairs {
                stack.push(key.name());
                on_node(stack, value);
                walk(value, stack, on_node);
                stack.pop();
            }
        }
        Value::List(items) => items.iter().for_each(|item| walk(item, stack, on_node)),
        _ => {}
    }
}

/// Whether the names lead where the path (last step first) says.
fn fits(path: &[String], stack: &[&str]) -> bool {
    let mut names = stack.iter().rev();
    for step in path {
        match (step.as_str(), names.next()) {
            ("**", _) => return true,
            ("*", Some(_)) => {}
            (step, Some(name)) if step == *name => {}
            _ => return false,
        }
    }
    names.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_path_is_compared_from_its_last_step() {
        let path = |text: &str| text.rsplit('.').map(str::to_owned).collect::<Vec<_>>();
        assert!(fits(&path("error.code"), &["error", "code"]));
        assert!(!fits(&path("error.code"), &["outer", "error", "code"]));
        assert!(fits(&path("**.error.code"), &["outer", "error", "code"]));
        assert!(fits(&path("**.code"), &["code"]));
        assert!(fits(&path("*.code"), &["anything", "code"]));
        assert!(!fits(&path("code"), &["error", "code"]));
    }
}
