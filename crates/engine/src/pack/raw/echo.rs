//! Echoed regions as they are written.

use super::common::entry;
use super::fact::RawPlace;
use crate::source::Located;

entry! {
    /// A region that only repeats what the user sent. Nothing is matched there.
    pub struct RawEcho {
        /// Kebab-case.
        pub id: Located<String>,
        /// What is repeated there.
        pub title: Located<String>,
        /// Where it stands: JSON paths or patterns.
        pub from: Vec<Located<RawPlace>>,
    }
}
