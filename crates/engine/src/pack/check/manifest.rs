//! The manifests: is this a pack, and can this engine read it?

use std::ops::Range;

use semver::{Version, VersionReq};

use super::checker::Checker;
use crate::model::{Error, Manifest, Ref, Words};
use crate::pack::raw::RawManifest;
use crate::pack::raw_pack::Sited;
use crate::source::FileId;
use crate::source::{Diagnostic, ProblemKind};

/// The newest rule format that this engine reads; it reads the older ones too.
const SCHEMA: u32 = 2;
/// The first format with concepts.
pub(super) const WITH_CONCEPTS: u32 = 2;

/// The version of this engine.
const ENGINE: &str = env!("CARGO_PKG_VERSION");

impl Checker<'_> {
    /// One manifest for all packs: the lowest gives the version, all give their ids.
    pub(super) fn manifest(&mut self, manifests: &[Sited<RawManifest>]) -> Manifest {
        let mut last_pack = None;
        let mut formats = Vec::new();
        for manifest in manifests {
            if last_pack == Some(manifest.pack) {
                self.report(
                    Diagnostic::new(ProblemKind::SecondManifest, "the pack has a second manifest")
                        .at(manifest.file, manifest.raw.id.span.clone())
                        .help("keep one `[pack]`, in `pack.toml`"),
                );
            }
            last_pack = Some(manifest.pack);
            formats.resize((manifest.pack + 1).max(formats.len()), SCHEMA);
            formats.splice(manifest.pack..=manifest.pack, [manifest.raw.schema.value]);
            self.check_manifest(manifest.file, &manifest.raw);
        }
        self.formats = formats.into();
        let Some(first) = manifests.first() else {
            self.report(
                Diagnostic::new(ProblemKind::MissingManifest, "the pack has no manifest").help(
                    "add a `pack.toml` with `[pack]`, `id`, `version`, `schema = 1`, `engine`, `title`, `license`",
                ),
            );
            return Manifest {
                id: String::new(),
                version: String::new(),
                sha256: String::new(),
                title: String::new(),
                license: String::new(),
                description: None,
                homepage: None,
                frequent: Vec::new(),
                words: Words::default(),
            };
        };
        let ids: Vec<&str> = manifests.iter().map(|manifest| manifest.raw.id.value.as_str()).collect();
        Manifest {
            id: ids.join("+"),
            version: first.raw.version.value.clone(),
            sha256: self.files.sha256(),
            title: first.raw.title.clone(),
            license: first.raw.license.clone(),
            description: first.raw.description.clone(),
            homepage: first.raw.homepage.clone(),
            frequent: Vec::new(),
            words: self.subject_words(manifests),
        }
    }

    /// The errors that people meet most often, of all packs; for when it is known which errors there are.
    pub(super) fn frequent(&mut self, manifests: &[Sited<RawManifest>]) -> Vec<Ref<Error>> {
        manifests.iter().flat_map(|manifest| self.resolve_all(manifest.file, &manifest.raw.frequent)).collect()
    }

    fn check_manifest(&mut self, file: FileId, manifest: &RawManifest) {
        if !(1..=SCHEMA).contains(&manifest.schema.value) {
            let message =
                format!("the pack is written in rule format {}, and this is triage {ENGINE}", manifest.schema.value);
            let help = format!("this engine reads formats 1 to {SCHEMA}; a newer triage may read this pack");
            self.report(
                Diagnostic::new(ProblemKind::NewerSchema, message).at(file, manifest.schema.span.clone()).help(help),
            );
        }
        if let Err(error) = Version::parse(&manifest.version.value) {
            let message = format!("`{}` is no version: {error}", manifest.version.value);
            let span = manifest.version.span.clone();
            self.report(Diagnostic::new(ProblemKind::BadVersion, message).at(file, span).help("write it as 1.4.0"));
        }
        self.check_engine(file, manifest);
    }

    /// The rule format of a pack.
    pub(super) fn format_of(&self, pack: usize) -> u32 {
        self.formats.get(pack).copied().unwrap_or(SCHEMA)
    }

    /// Refuses what a pack of an older format cannot have.
    pub(super) fn needs_format(&mut self, file: FileId, pack: usize, span: &Range<usize>, what: &str) {
        let format = self.format_of(pack);
        if format < WITH_CONCEPTS {
            let message =
                format!("{what} needs rule format {WITH_CONCEPTS}, and the pack is written in format {format}");
            let help = format!("write `schema = {WITH_CONCEPTS}` in `pack.toml`");
            self.report(Diagnostic::new(ProblemKind::OlderSchema, message).at(file, span.clone()).help(help));
        }
    }

    fn check_engine(&mut self, file: FileId, manifest: &RawManifest) {
        let span = manifest.engine.span.clone();
        let wanted = &manifest.engine.value;
        match (VersionReq::parse(wanted), Version::parse(ENGINE)) {
            (Err(error), _) => {
                let message = format!("`{wanted}` names no versions: {error}");
                self.report(
                    Diagnostic::new(ProblemKind::BadVersion, message).at(file, span).help("write it as \">=0.1\""),
                );
            }
            (Ok(versions), Ok(engine)) if !versions.matches(&engine) => {
                let message = format!("the pack needs triage {wanted}, and this is {ENGINE}");
                self.report(
                    Diagnostic::new(ProblemKind::OtherEngine, message)
                        .at(file, span)
                        .help("install a triage that fits"),
                );
            }
            _ => {}
        }
    }
}
