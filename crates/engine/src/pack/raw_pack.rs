//! All raw entries of the packs that were read, each with the file and the pack that it comes from.

use super::raw::{
    RawCause, RawClaim, RawCommon, RawConcept, RawEcho, RawError, RawFact, RawFeature, RawFile, RawFix, RawKey,
    RawLayer, RawManifest, RawNote, RawProvider, RawRedact, RawSource,
};
use crate::source::FileId;
use crate::source::Located;

/// A raw entry and where it comes from.
#[derive(Clone, Debug)]
pub struct Sited<T> {
    /// The file that it is written in.
    pub file: FileId,
    /// The number of its pack; a pack lies over those with lower numbers.
    pub pack: usize,
    /// The entry; in a box, for lists of them are sorted.
    pub raw: Box<T>,
}

/// What every raw entry has.
pub(super) trait RawEntry {
    fn id(&self) -> &Located<String>;
    fn common(&self) -> RawCommon<'_>;
}

/// All raw entries of the packs that were read.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "one list per table of the rule format, documented there")]
pub struct RawPack {
    pub manifests: Vec<Sited<RawManifest>>,
    pub layers: Vec<Sited<RawLayer>>,
    pub facts: Vec<Sited<RawFact>>,
    pub concepts: Vec<Sited<RawConcept>>,
    pub echoes: Vec<Sited<RawEcho>>,
    pub redactions: Vec<Sited<RawRedact>>,
    pub errors: Vec<Sited<RawError>>,
    pub causes: Vec<Sited<RawCause>>,
    pub fixes: Vec<Sited<RawFix>>,
    pub features: Vec<Sited<RawFeature>>,
    pub keys: Vec<Sited<RawKey>>,
    pub providers: Vec<Sited<RawProvider>>,
    pub claims: Vec<Sited<RawClaim>>,
    pub notes: Vec<Sited<RawNote>>,
    pub sources: Vec<Sited<RawSource>>,
}

impl RawPack {
    /// Adds the entries of one file.
    pub(crate) fn add(&mut self, file: FileId, pack: usize, content: RawFile) {
        fn move_into<T>(list: &mut Vec<Sited<T>>, file: FileId, pack: usize, entries: Vec<T>) {
            list.extend(entries.into_iter().map(|raw| Sited { file, pack, raw: Box::new(raw) }));
        }
        self.manifests.extend(content.pack.map(|raw| Sited { file, pack, raw: Box::new(raw) }));
        move_into(&mut self.layers, file, pack, content.layer);
        move_into(&mut self.facts, file, pack, content.fact);
        move_into(&mut self.concepts, file, pack, content.concept);
        move_into(&mut self.echoes, file, pack, content.echo);
        move_into(&mut self.redactions, file, pack, content.redact);
        move_into(&mut self.errors, file, pack, content.error);
        move_into(&mut self.causes, file, pack, content.cause);
        move_into(&mut self.fixes, file, pack, content.fix);
        move_into(&mut self.features, file, pack, content.feature);
        move_into(&mut self.keys, file, pack, content.key);
        move_into(&mut self.providers, file, pack, content.provider);
        move_into(&mut self.claims, file, pack, content.claim);
        move_into(&mut self.notes, file, pack, content.note);
        move_into(&mut self.sources, file, pack, content.source);
    }
}

macro_rules! impl_raw_entry {
    ($($raw:ty),*) => { $(
        impl RawEntry for $raw {
            fn id(&self) -> &Located<String> {
                &self.id
            }

            fn common(&self) -> RawCommon<'_> {
                <$raw>::common(self)
            }
        }
    )* };
}
impl_raw_entry!(
    RawLayer, RawFact, RawConcept, RawEcho, RawRedact, RawError, RawCause, RawFix, RawFeature, RawKey, RawProvider,
    RawClaim, RawNote, RawSource
);
