//! The compact form of a pack: raw entries as they come out of the TOML parser, and what was proven about its patterns.
//!
//! Parsing TOML costs more than everything else that explaining one payload does, so the pack in the binary is parsed when
//! the binary is built. The build script shares this file.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::pack::raw::{RawClaim, RawFile, RawNote};

/// A pack in compact form.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct CompiledPack {
    /// The path of every rule file below the pack's folder, and its content without what stands in `lookup`.
    pub files: Vec<(String, RawFile)>,
    /// What plays no part in an explanation, claims and notes, in the same form and read only when looked up.
    pub lookup: Vec<u8>,
    /// For every pattern that was proven the literals without which it cannot match.
    pub anchors: HashMap<String, Vec<String>>,
    /// The SHA-256 of all rule files, in hexadecimal.
    pub sha256: String,
}

impl CompiledPack {
    /// The pack in bytes; the build script writes them.
    #[allow(dead_code, reason = "only the build script calls it")]
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The pack that these bytes hold; `None` where they hold none.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl CompiledPack {
    /// Puts claims and notes aside.
    #[allow(dead_code, reason = "only the build script calls it")]
    pub(crate) fn set_aside(&mut self) -> Result<(), postcard::Error> {
        let take = |file: &mut RawFile| (std::mem::take(&mut file.claim), std::mem::take(&mut file.note));
        let aside: Vec<Aside> = self.files.iter_mut().map(|(_, file)| take(file)).collect();
        self.lookup = postcard::to_allocvec(&aside)?;
        Ok(())
    }

    /// Puts claims and notes back into their files.
    pub(crate) fn take_back(&mut self) {
        let aside: Vec<Aside> = postcard::from_bytes(&self.lookup).unwrap_or_default();
        for ((_, file), (claims, notes)) in self.files.iter_mut().zip(aside) {
            file.claim = claims;
            file.note = notes;
        }
    }
}

/// The claims and notes of one file.
type Aside = (Vec<RawClaim>, Vec<RawNote>);

impl RawFile {
    /// Every regular expression that the file holds outside predicates; the build script proves them.
    #[allow(dead_code, reason = "only the build script calls it")]
    pub(crate) fn patterns(&self) -> Vec<&str> {
        let places = self.fact.iter().flat_map(|fact| &fact.from).chain(self.echo.iter().flat_map(|echo| &echo.from));
        let in_places = places.flat_map(|place| place.value.regex.iter().chain(&place.value.keep));
        let in_errors = self.error.iter().flat_map(|error| &error.signature.value.regex);
        let in_formats = self.key.iter().flat_map(|key| &key.formats).filter_map(|format| format.regex.as_ref());
        let in_redactions = self.redact.iter().map(|redact| &redact.regex);
        in_places.chain(in_errors).chain(in_formats).chain(in_redactions).map(|regex| regex.value.as_str()).collect()
    }
}
