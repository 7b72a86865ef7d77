//! The fields that every entry of the knowledge may have.

use crate::model::Date;
use crate::source::Located;

/// The common fields of one entry, borrowed from wherever its struct keeps them.
#[derive(Clone, Copy, Debug)]
pub struct RawCommon<'a> {
    /// Ids of the sources that support the entry.
    pub sources: &'a [Located<String>],
    /// When somebody last compared the entry with its sources.
    pub verified: Option<Date>,
    /// From when on the entry must be looked at again.
    pub expires: Option<Date>,
    /// The product version that it begins with.
    pub since: Option<&'a str>,
    /// The product version that it ends with.
    pub until: Option<&'a str>,
    /// When the entry was taken back. Withdrawn entries keep their id for ever.
    pub withdrawn: Option<Date>,
    /// Whether the entry replaces one of a pack below.
    pub replaces: bool,
    /// A short aside to readers.
    pub remark: Option<&'a str>,
}

/// Declares the struct of an entry with the common fields behind its own.
///
/// They are spelled out in every struct because serde's `flatten` would lose the place of each value.
macro_rules! entry {
    ($(#[$attribute:meta])* pub struct $name:ident { $($(#[$field_attribute:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
        #[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_attribute])* pub $field: $type,)*
            /// Ids of the sources that support the entry.
            #[serde(default)]
            pub sources: Vec<crate::source::Located<String>>,
            /// When somebody last compared the entry with its sources.
            pub verified: Option<crate::model::Date>,
            /// From when on the entry must be looked at again: for prices, models, domains, places in a user interface.
            pub expires: Option<crate::model::Date>,
            /// The product version that it begins with.
            pub since: Option<String>,
            /// The product version that it ends with.
            pub until: Option<String>,
            /// When the entry was taken back. Entries are withdrawn, never deleted, and ids are never used again.
            pub withdrawn: Option<crate::model::Date>,
            /// Whether the entry replaces the one of the same id in a pack below.
            #[serde(default, rename = "override")]
            pub replaces: bool,
            /// A short aside to readers.
            pub remark: Option<String>,
        }

        impl $name {
            /// The fields that every entry may have.
            pub fn common(&self) -> crate::pack::raw::RawCommon<'_> {
                crate::pack::raw::RawCommon {
                    sources: &self.sources,
                    verified: self.verified,
                    expires: self.expires,
                    since: self.since.as_deref(),
                    until: self.until.as_deref(),
                    withdrawn: self.withdrawn,
                    replaces: self.replaces,
                    remark: self.remark.as_deref(),
                }
            }
        }
    };
}
pub(super) use entry;
