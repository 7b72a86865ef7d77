//! Sources as they are written.

use super::common::entry;
use crate::model::{Date, SourceKind};
use crate::source::Located;

entry! {
    /// Where knowledge comes from.
    pub struct RawSource {
        /// Kebab-case.
        pub id: Located<String>,
        /// What it is called.
        pub title: Located<String>,
        /// Where it is; may lack only where the kind is `observed`.
        pub url: Option<Located<String>>,
        /// When it was written, or read.
        pub date: Option<Date>,
        /// Where it stands.
        pub kind: SourceKind,
        /// What there is to say about it.
        pub note: Option<String>,
    }
}
