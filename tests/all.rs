//! The whole suite, one binary.

mod all {
    mod accept;
    mod answers;
    mod attacks;
    mod bounded;
    mod cache;
    mod catalogue;
    mod cli;
    mod clipboard;
    mod completions;
    mod contract;
    mod contributing;
    mod coverage;
    mod dialogue;
    mod doctor;
    mod drafts;
    mod filled;
    mod formatting;
    mod guide;
    mod hostile;
    mod kinds;
    mod kubernetes;
    mod ledger;
    mod lsp;
    mod mcp;
    mod metamorphic;
    mod packed;
    mod probe;
    mod properties;
    mod readme;
    mod regions;
    mod rule_errors;
    mod rule_warnings;
    mod scan;
    mod scan_into;
    mod seeds;
    mod several;
    mod shipped;
    mod short;
    mod site;
    mod spoken;
    mod tools;
    mod watch;
}
