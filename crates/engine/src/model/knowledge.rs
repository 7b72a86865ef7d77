//! A checked pack, ready to explain with.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::beginnings::Beginnings;
use super::client::Client;
use super::date::Date;
use super::entry::{AnyEntry, Entry};
use super::index::ErrorIndex;
use super::kind::Kind;
use super::kinds::with_kinds;
use super::manifest::Manifest;
use super::table::Table;
use super::typed_ref::Ref;
use crate::signature::{AnchorBuilder, Anchors, Lexicon};
use crate::source::Files;

macro_rules! knowledge_base {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// A checked pack. Only [`check`](crate::pack::check) builds one, and then every reference in it resolves.
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(bound(deserialize = "'de: 'static"))]
        pub struct KnowledgeBase {
            /// Which pack it is.
            pub manifest: Manifest,
            $(#[doc = $holds] pub $several: Table<super::$checked>,)*
            /// What stands for a placeholder where nothing fills it, by the placeholder's name.
            pub neutral: BTreeMap<String, String>,
            /// The rule files that it was read from.
            #[serde(skip)]
            pub files: Files,
            /// Which errors what is found in a payload announces.
            pub(crate) index: ErrorIndex,
            /// The automaton over the literal anchors of everything that is looked for in a payload.
            pub(crate) anchors: Anchors,
            /// What the words of the concepts stand for.
            pub(crate) lexicon: Lexicon,
            /// How its keys begin, as soon as a text is redacted.
            #[serde(skip)]
            pub(super) beginnings: OnceLock<Beginnings>,
        }

        impl KnowledgeBase {
            /// A pack without entries.
            pub(crate) fn empty(manifest: Manifest, files: Files) -> Self {
                Self {
                    manifest,
                    $($several: Table::default(),)*
                    neutral: BTreeMap::new(),
                    files,
                    index: ErrorIndex::default(),
                    anchors: AnchorBuilder::default().build(),
                    lexicon: Lexicon::default(),
                    beginnings: OnceLock::new(),
                }
            }

            /// Every entry of one kind, in the order of their ids, withdrawn ones included.
            pub fn of_kind(&self, kind: Kind) -> Box<dyn Iterator<Item = &dyn AnyEntry> + '_> {
                match kind { $(Kind::$checked => Box::new(self.$several.entries().map(any)),)* }
            }

            /// The entry of a kind with this id.
            pub fn find(&self, kind: Kind, id: &str) -> Option<&dyn AnyEntry> {
                match kind { $(Kind::$checked => self.$several.get(id).map(any),)* }
            }

            /// The entry that a reference to this kind with this position leads to.
            pub(super) fn at(&self, kind: Kind, position: usize) -> Option<&dyn AnyEntry> {
                match kind {
                    $(Kind::$checked if position < self.$several.len() => Some(any(&self.$several[Ref::new(position)])),)*
                    _ => None,
                }
            }
        }
    };
}
with_kinds!(knowledge_base);

fn any<T: Entry>(entry: &T) -> &dyn AnyEntry {
    entry
}

impl KnowledgeBase {
    /// The client that alone shows the errors of a system: of those whose ids begin with it.
    pub fn client_of(&self, system: &str) -> Option<Ref<Client>> {
        let shows = |client: &Client| client.common.is_current() && client.systems.iter().any(|of| of == system);
        self.clients.iter().find(|(_, client)| shows(client)).map(|(client, _)| client)
    }

    /// The newest day on which an entry was verified.
    pub fn verified(&self) -> Option<Date> {
        self.all().filter_map(|entry| entry.common().verified).max()
    }

    /// The literals that a payload is searched for: no error is recognised without one, but for what a bare status or a
    /// predicate tells.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.anchors.texts()
    }

    /// Every entry, withdrawn ones included, in the order in which a reader wants the kinds.
    pub fn all(&self) -> impl Iterator<Item = &dyn AnyEntry> {
        Kind::ALL.into_iter().flat_map(|kind| self.of_kind(kind))
    }
}
