//! The page of an entry: what `show`, `explain ID` and the documentation print.

mod authors;
mod cause;
mod claim;
mod client;
mod common;
mod compare_causes;
mod concept;
mod echo;
mod error;
mod fact;
mod feature;
mod first;
mod fix;
mod key;
mod known;
mod layer;
mod note;
mod provider;
mod redact;
mod source;

pub(crate) use common::verdict;

use super::page::Page;
use crate::model::{Kind, KnowledgeBase, with_kinds};

macro_rules! pages {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// The page of the entry of this kind with this id.
        pub fn page(knowledge: &KnowledgeBase, kind: Kind, id: &str) -> Option<Page> {
            match kind {
                $(Kind::$checked => knowledge.$several.find(id).map(|found| $table::page(knowledge, found)),)*
            }
        }
    };
}
with_kinds!(pages);

/// The entries that a person may mean by `name`: an id of any kind, an alias or title of an error, or the last part of an id.
pub fn named<'k>(knowledge: &'k KnowledgeBase, name: &str) -> Vec<(Kind, &'k str)> {
    let wanted = name.trim();
    let by_id = |kind| knowledge.find(kind, wanted).map(|entry| (kind, entry.name()));
    let by_id: Vec<(Kind, &str)> = Kind::ALL.into_iter().filter_map(by_id).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let same = |text: &str| text.eq_ignore_ascii_case(wanted);
    let errors = knowledge.errors.entries();
    let by_alias = errors.filter(|error| error.aliases.iter().any(|alias| same(alias)) || same(&error.title));
    let by_alias: Vec<(Kind, &str)> = by_alias.map(|error| (Kind::Error, error.id.as_str())).collect();
    if !by_alias.is_empty() {
        return by_alias;
    }
    let ends = |id: &str| id.rsplit_once('/').is_some_and(|(_, last)| last == wanted);
    knowledge.all().filter(|entry| ends(entry.name())).map(|entry| (entry.kind(), entry.name())).collect()
}
