//! The kinds of problem that rule files can have, each with a page: why it is one, and how to mend it.
//!
//! The pages are markdown files, one a kind. `triage check --explain NAME` prints them, code-scanning views show them beside
//! a finding, and they are the documentation below.

use std::fmt;

use crate::source::Severity;

/// Declares the kinds, errors first: the name in code, and the one that people read. Each has its page in `pages`.
macro_rules! problem_kinds {
    ($($severity:ident { $($kind:ident $name:literal,)* })*) => {
        /// A kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind {
            $($(#[doc = include_str!(concat!("pages/", $name, ".md"))] $kind,)*)*
        }

        impl ProblemKind {
            /// All of them: errors, then warnings, each in the order of their names.
            pub const ALL: &'static [Self] = &[$($(Self::$kind,)*)*];

            /// The stable, kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$kind => $name,)*)* }
            }

            /// Whether it keeps a pack from being used.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$kind)|* => Severity::$severity,)* }
            }

            /// The whole page on it, as markdown.
            pub fn page(self) -> &'static str {
                match self { $($(Self::$kind => include_str!(concat!("pages/", $name, ".md")),)*)* }
            }
        }
    };
}

problem_kinds! {
Error {
    BadExample "bad-example",
    BadGiven "bad-given",
    BadId "bad-id",
    BadPath "bad-path",
    BadPlace "bad-place",
    BadPredicate "bad-predicate",
    BadProbe "bad-probe",
    BadRegex "bad-regex",
    BadSays "bad-says",
    BadStatus "bad-status",
    BadUrl "bad-url",
    BadValue "bad-value",
    BadVersion "bad-version",
    BadWord "bad-word",
    Choices "choices",
    CircularMatch "circular-match",
    DamagedPack "damaged-pack",
    DanglingReference "dangling-reference",
    DuplicateId "duplicate-id",
    DuplicateWord "duplicate-word",
    EmptyList "empty-list",
    EmptyPack "empty-pack",
    EmptyText "empty-text",
    MissingField "missing-field",
    MissingManifest "missing-manifest",
    MoreProblems "more-problems",
    NegationCycle "negation-cycle",
    NewerSchema "newer-schema",
    NoTime "no-time",
    NotALiteralString "not-a-literal-string",
    NotToml "not-toml",
    NotUtf8 "not-utf8",
    NothingToOverride "nothing-to-override",
    OlderSchema "older-schema",
    OtherEngine "other-engine",
    PackTooLarge "pack-too-large",
    PatternTooLarge "pattern-too-large",
    PlaceholderWithoutWording "placeholder-without-wording",
    RuleFileTooLarge "rule-file-too-large",
    SecondManifest "second-manifest",
    SourceWithoutUrl "source-without-url",
    TooManyTexts "too-many-texts",
    UnknownField "unknown-field",
    UnknownPlaceholder "unknown-placeholder",
    UnknownTable "unknown-table",
    UnknownWord "unknown-word",
    UnreachableError "unreachable-error",
    Unreadable "unreadable",
    WrongType "wrong-type",
}
Warning {
    AdviceConflict "advice-conflict",
    AlwaysTrue "always-true",
    AlwaysUnknown "always-unknown",
    CellConflict "cell-conflict",
    DuplicateFixture "duplicate-fixture",
    ErrorWithoutFixture "error-without-fixture",
    EvidenceTwice "evidence-twice",
    ExampleNotMatched "example-not-matched",
    Expired "expired",
    ExpiresSoon "expires-soon",
    FixtureWithoutSource "fixture-without-source",
    FutureDate "future-date",
    LayerConflict "layer-conflict",
    NeverMeets "never-meets",
    NeverTrue "never-true",
    NeverVerified "never-verified",
    NeverWins "never-wins",
    OrphanCause "orphan-cause",
    PatternInText "pattern-in-text",
    PatternWithoutAnchor "pattern-without-anchor",
    PatternWithoutExample "pattern-without-example",
    PersonalText "personal-text",
    PointerTwice "pointer-twice",
    RecognisesNotThis "recognises-not-this",
    SecretInText "secret-in-text",
    SharedSignature "shared-signature",
    ShortSignature "short-signature",
    SourceWithoutDate "source-without-date",
    StatementWithoutSource "statement-without-source",
    SupersedesCycle "supersedes-cycle",
    TakesFromAnother "takes-from-another",
    TooBroad "too-broad",
    UncitedSource "uncited-source",
    Unfinished "unfinished",
    UnknowableFact "unknowable-fact",
    UnsafeAdvice "unsafe-advice",
    UnusedConcept "unused-concept",
    UnusedFix "unused-fix",
}
}

impl ProblemKind {
    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// What the problem is, in one line: the first paragraph of its page.
    pub fn summary(self) -> &'static str {
        self.page().lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
