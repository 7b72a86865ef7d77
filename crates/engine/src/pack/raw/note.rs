//! Notes as they are written.

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// A note on security or cost, or a question with its answer.
    pub struct RawNote {
        /// Kebab-case.
        pub id: Located<String>,
        /// What sort of note: `security`, `cost`, `faq`, `setup`, …
        pub kind: String,
        /// The headline, or the question.
        pub title: Located<String>,
        /// The text, or the answer.
        pub text: String,
        /// How well it is supported.
        pub verdict: Option<Verdict>,
    }
}
