//! The error table.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use super::manifest::WITH_CONCEPTS;
use super::says::names_concept;
use super::wording::Site;
use crate::model::{Error, Pointer, Signature, TextSignature, Unless};
use crate::pack::raw::{RawError, RawMatch, RawPointer};
use crate::pack::raw_pack::Sited;
use crate::signature::Literal;
use crate::source::FileId;
use crate::source::Located;
use crate::source::{Diagnostic, ProblemKind};

impl FromRaw for Error {
    type Raw = RawError;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawError>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, pack, raw) = (entry.file, entry.pack, entry.raw);
        let help = "add `points_to = [{ cause = \"…\", strength = \"strong\" }]`";
        checker.require(&raw.points_to, file, &raw.id.span, "this error points to no cause", help);
        let signature = checker.signature(file, pack, &raw.signature);
        let site = Site { file, pack, entry: &raw.id.span };
        let first_action = raw.first_action.as_ref().map(|text| checker.wording(site, text, None));
        let layer = checker.resolve(file, &raw.layer);
        let points_to = raw.points_to.iter().filter_map(|pointer| checker.pointer(file, pointer)).collect();
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            aliases: raw.aliases.iter().map(|alias| checker.filled(file, alias)).collect(),
            meaning: raw.meaning,
            signature: signature?,
            layer: layer?,
            retry: raw.retry,
            first_action,
            points_to,
            not_this_when: raw.not_this_when,
            not_this: raw.not_this,
            no_fixture: raw.no_fixture,
            generic: raw.generic,
            alone: raw.alone,
            supersedes: checker.resolve_all(file, &raw.supersedes),
            verdict: raw.verdict,
            common,
        })
    }
}

impl Checker<'_> {
    fn signature(&mut self, file: FileId, pack: usize, raw: &Located<RawMatch>) -> Option<Signature> {
        let written = &raw.value;
        let recognises_nothing = written.codes.is_empty()
            && written.texts.is_empty()
            && written.regex.is_empty()
            && written.says.is_empty()
            && written.status.is_empty()
            && written.when.is_none();
        if recognises_nothing {
            let problem = Diagnostic::new(ProblemKind::UnreachableError, "nothing can recognise this error");
            self.report(
                problem
                    .at(file, raw.span.clone())
                    .help("give `match` a code, a text, a regex, a statement or a status"),
            );
            return None;
        }
        for status in written.status.iter().filter(|status| !(100..600).contains(&status.value)) {
            let problem = Diagnostic::new(ProblemKind::BadStatus, format!("{} is no HTTP status", status.value));
            self.report(problem.at(file, status.span.clone()).help("use a number from 100 to 599"));
        }
        let when = self.optional_predicate(file, written.when.as_ref())?;
        if let (Some(predicate), Some(source)) = (&when, &written.when)
            && predicate.asks_what_was_seen()
        {
            let problem =
                Diagnostic::new(ProblemKind::CircularMatch, "`saw` cannot be asked while errors are being recognised");
            self.report(problem.at(file, source.span.clone()).help("move it to `when` of a `points_to`"));
        }
        if let Some(first) = written.says.first() {
            self.needs_format(file, pack, &first.span, "the field `says`");
        }
        if let Some(first) = written.within.first() {
            self.needs_format(file, pack, &first.span, "the field `in`");
        }
        let with_concepts = self.format_of(pack) >= WITH_CONCEPTS;
        Some(Signature {
            codes: written.codes.iter().map(|code| self.code(file, code)).collect(),
            texts: written.texts.iter().filter_map(|text| self.text(file, text, with_concepts)).collect(),
            patterns: written.regex.iter().filter_map(|regex| self.pattern(file, regex)).collect(),
            says: written.says.iter().filter_map(|says| self.says(file, says)).collect(),
            within: written.within.iter().map(|region| region.value).collect(),
            status: written.status.iter().map(|status| status.value).collect(),
            when,
            unless: written.unless.iter().filter_map(|text| self.unless(file, text, with_concepts)).collect(),
        })
    }

    /// What voids a match: a text, or a statement where it names a concept other than a list of texts.
    fn unless(&mut self, file: FileId, text: &Located<String>, with_concepts: bool) -> Option<Unless> {
        if with_concepts && names_concept(&text.value) && !self.is_found_anywhere(&text.value) {
            return self.says(file, text).map(Unless::Says);
        }
        self.text(file, text, with_concepts).map(Unless::Text)
    }

    fn text(&mut self, file: FileId, text: &Located<String>, with_concepts: bool) -> Option<TextSignature> {
        let texts = if with_concepts && names_concept(&text.value) {
            self.spelled_out(file, text)?
        } else {
            vec![text.value.clone()]
        };
        let mut literals = texts.iter().map(|text| self.anchors.text(text).fragments).collect::<Vec<_>>().into_iter();
        let fragments = literals.next().unwrap_or_default();
        if !fragments.is_empty() {
            let others = literals.filter(|fragments| !fragments.is_empty()).collect();
            return Some(TextSignature { source: text.value.clone(), fragments, others });
        }
        self.filled(file, &Located { value: String::new(), span: text.span.clone() });
        None
    }

    /// A code that looks like an identifier is also worth looking for in free text.
    fn code(&mut self, file: FileId, code: &Located<String>) -> (String, Option<Literal>) {
        let written = self.filled(file, code);
        let lower = written.to_ascii_lowercase();
        let literal = looks_like_identifier(&written).then(|| self.anchors.intern(lower.clone()));
        (lower, literal)
    }

    fn pointer(&mut self, file: FileId, raw: &RawPointer) -> Option<Pointer> {
        let when = self.optional_predicate(file, raw.when.as_ref());
        Some(Pointer {
            cause: self.resolve(file, &raw.cause)?,
            strength: raw.strength,
            when: when?,
            because: raw.because.clone(),
        })
    }
}

/// `insufficient_quota`, `DeploymentNotFound` and `sk-x9` are no words of a language; `forbidden` is one.
fn looks_like_identifier(code: &str) -> bool {
    let letters = code.as_bytes();
    let inner_capital = letters.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    code.len() >= 4 && (code.contains('_') || inner_capital) && !code.contains(' ')
}
