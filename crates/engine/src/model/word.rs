//! The closed sets of words that authors write: verdicts, strengths, priors, retry advice and the like.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How well a statement is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An official source says it.
    Confirmed,
    /// Several independent third parties say it, or an official source implies it.
    Likely,
    /// No source was found beyond whoever said it first.
    Speculation,
    /// Credible sources disagree.
    Contradicted,
    /// It was so once, and is not now.
    Outdated,
    /// An official source or strong evidence says otherwise.
    False,
}

/// How much a piece of evidence speaks for a cause, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Alone enough to be about 99 % sure.
    Decisive,
    /// Alone enough to be about 95 % sure.
    Strong,
    /// Alone enough to be about 85 % sure.
    Moderate,
    /// Alone enough to be about two thirds sure.
    Weak,
    /// As much against as `weak` is for.
    WeakAgainst,
    /// As much against as `moderate` is for.
    ModerateAgainst,
    /// As much against as `strong` is for.
    StrongAgainst,
    /// As much against as `decisive` is for: it rules the cause out.
    DecisiveAgainst,
}

impl Strength {
    /// All of them, from what speaks loudest for a cause to what speaks loudest against it.
    pub const ALL: [Self; 8] = [
        Self::Decisive,
        Self::Strong,
        Self::Moderate,
        Self::Weak,
        Self::WeakAgainst,
        Self::ModerateAgainst,
        Self::StrongAgainst,
        Self::DecisiveAgainst,
    ];

    /// Whether it speaks against the cause.
    pub fn is_against(self) -> bool {
        self >= Self::WeakAgainst
    }
}

/// How often a cause is behind such errors, before this payload was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Prior {
    /// Clearly more often than most.
    Common,
    /// As often as most.
    #[default]
    Usual,
    /// Less often than most.
    Uncommon,
    /// Hardly ever.
    Rare,
}

/// Whether sending the same request again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Retry {
    /// It will fail again.
    No,
    /// It may well work at once.
    Yes,
    /// It will work after some time.
    Wait,
    /// It will work once the fix is done.
    AfterFix,
}

/// Where a source stands towards what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Documentation by whoever makes the thing.
    Official,
    /// An employee of theirs, in public.
    Staff,
    /// Somebody else.
    ThirdParty,
    /// Seen in a captured payload or in a running program.
    Observed,
}

/// Whether an own key covers a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does in part; the note says which.
    Partly,
    /// Nobody has said.
    Unknown,
    /// Sources disagree.
    Disputed,
}

macro_rules! display_as_written {
    ($($word:ty),*) => { $(
        impl fmt::Display for $word {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.serialize(f)
            }
        }
    )* };
}
display_as_written!(Verdict, Strength, Prior, Retry, SourceKind, Support);
