//! The table of all kinds of entry.
//!
//! It is the one place that lists them. Whatever has a part for each kind (the rule format, the checks, the knowledge
//! base, the pages) makes it from this table. A new kind is a row here, and in each of these rooms a file that is named
//! as its table.

/// Hands the table to the macro that is named: `with_kinds!(fields)` calls `fields!` with all rows.
///
/// The order is the one in which a reader wants the kinds.
macro_rules! with_kinds {
    ($make:ident) => {
        $make! {
            // table   several     checked     as written   what the table holds
            error      errors      Error       RawError     "The error table.";
            cause      causes      Cause       RawCause     "The root-cause matrix.";
            fix        fixes       Fix         RawFix       "The fix steps.";
            layer      layers      Layer       RawLayer     "Where a failure can sit.";
            feature    features    Feature     RawFeature   "The feature matrix.";
            key        keys        Key         RawKey       "The key systems.";
            provider   providers   Provider    RawProvider  "Who answers.";
            client     clients     Client      RawClient    "The programs that show errors.";
            concept    concepts    Concept     RawConcept   "Named lists of words for one idea.";
            fact       facts       Fact        RawFact      "What can be known about a case.";
            claim      claims      Claim       RawClaim     "What is said, and whether it is so.";
            note       notes       Note        RawNote      "Security and cost notes, questions and answers.";
            source     sources     Source      RawSource    "Where knowledge comes from.";
            echo       echoes      Echo        RawEcho      "Regions that only repeat what the user sent.";
            redact     redactions  Redaction   RawRedact    "Personal or secret text to hide.";
        }
    };
}
pub(crate) use with_kinds;
