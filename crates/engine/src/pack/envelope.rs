//! What stands around a compiled pack: which engine it fits, how long its parts are, and by what damage is seen.
//!
//! ```text
//! 12  "triage-pack" and a zero      16  XXH3-128 of the body
//!  4  the format of this envelope   16  XXH3-128 of the rule files
//! 32  the engine                        the body: what came out of `check`
//!  8  the length of the body            the rule files
//!  8  that of the rule files
//! ```
//!
//! All numbers begin with their lowest byte. The hashes find damage, not deceit: whoever makes a pack can make them too.

use std::fmt;

use twox_hash::XxHash3_128;

const MAGIC: &[u8; 12] = b"triage-pack\0";
const FORMAT: u32 = 1;
/// The engine, with zeros behind.
const ENGINE: usize = 32;

/// The engine that reads a compiled pack must be the one that wrote it, down to its source.
pub const THIS_ENGINE: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("TRIAGE_ENGINE_SOURCE"));

/// The head of a compiled pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Envelope {
    pub(super) body: usize,
    pub(super) rules: usize,
    body_hash: u128,
    pub(super) rules_hash: u128,
}

/// Why bytes are no compiled pack that this engine can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They are something else.
    NoPack,
    /// Another engine wrote them: this one.
    OtherEngine(String),
    /// They were changed, or are not all there.
    Damaged,
}

impl Envelope {
    /// The length of the head, in bytes.
    pub(super) const LENGTH: usize = 96;

    pub(super) fn around(body: &[u8], rules: &[u8]) -> Self {
        let (body_hash, rules_hash) = (XxHash3_128::oneshot(body), XxHash3_128::oneshot(rules));
        Self { body: body.len(), rules: rules.len(), body_hash, rules_hash }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut engine = THIS_ENGINE.as_bytes().to_vec();
        engine.resize(ENGINE, 0);
        let lengths = [self.body as u64, self.rules as u64].map(u64::to_le_bytes).concat();
        let hashes = [self.body_hash, self.rules_hash].map(u128::to_le_bytes).concat();
        [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &engine, &lengths, &hashes].concat()
    }

    pub(super) fn read(head: &[u8]) -> Result<Self, Unfit> {
        let rest = head.strip_prefix(MAGIC).ok_or(Unfit::NoPack)?;
        Self::fields(rest).unwrap_or(Err(Unfit::Damaged))
    }

    /// `None` where the head ends too early.
    fn fields(mut rest: &[u8]) -> Option<Result<Self, Unfit>> {
        let format = u32::from_le_bytes(take(&mut rest)?);
        let engine: [u8; ENGINE] = take(&mut rest)?;
        let engine = String::from_utf8_lossy(&engine);
        let engine = engine.trim_end_matches('\0');
        if format != FORMAT || engine != THIS_ENGINE {
            return Some(Err(Unfit::OtherEngine(engine.to_owned())));
        }
        let body = u64::from_le_bytes(take(&mut rest)?).try_into().ok()?;
        let rules = u64::from_le_bytes(take(&mut rest)?).try_into().ok()?;
        let (body_hash, rules_hash) = (u128::from_le_bytes(take(&mut rest)?), u128::from_le_bytes(take(&mut rest)?));
        Some(Ok(Self { body, rules, body_hash, rules_hash }))
    }

    /// The length of the whole pack, in bytes.
    pub(super) fn whole(&self) -> Option<usize> {
        Self::LENGTH.checked_add(self.body)?.checked_add(self.rules)
    }

    pub(super) fn fits_body(&self, body: &[u8]) -> bool {
        XxHash3_128::oneshot(body) == self.body_hash
    }

    pub(super) fn fits_rules(&self, rules: &[u8]) -> bool {
        XxHash3_128::oneshot(rules) == self.rules_hash
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (field, behind) = rest.split_first_chunk()?;
    *rest = behind;
    Some(*field)
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPack => f.write_str("is no compiled pack"),
            Self::OtherEngine(engine) => {
                write!(f, "was made by another engine: `{engine}`, and this is `{THIS_ENGINE}`")
            }
            Self::Damaged => f.write_str("is damaged: it was changed, or is not all there"),
        }
    }
}
