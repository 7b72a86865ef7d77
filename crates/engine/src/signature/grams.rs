//! The short pieces of a text: a quick way to see that most literals do not occur in it.

/// How many bits the set has; a text of some kilobytes fills few of them.
const BITS: usize = 1 << 16;
/// Literals shorter than this, in bytes, are not looked up.
const LENGTH: usize = 4;

/// The pieces of four bytes that occur in a text, as a set of hashes (a Bloom filter with one hash function).
pub(super) struct Grams {
    bits: Vec<u64>,
}

impl Grams {
    /// The pieces of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut bits = vec![0_u64; BITS / 64];
        for piece in text.as_bytes().windows(LENGTH) {
            let bit = hash(piece);
            if let Some(word) = bits.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self { bits }
    }

    /// Whether `literal` may occur: always true where it does.
    pub(super) fn may_hold(&self, literal: &str) -> bool {
        let bytes = literal.as_bytes();
        let last = bytes.len().saturating_sub(LENGTH);
        let holds = |piece: Option<&[u8]>| {
            piece.is_none_or(|piece| {
                let bit = hash(piece);
                self.bits.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0)
            })
        };
        holds(bytes.get(..LENGTH)) && holds(bytes.get(last..).filter(|piece| piece.len() == LENGTH))
    }
}

/// Multiplicative hashing (Knuth, *The Art of Computer Programming* 3, § 6.4).
fn hash(piece: &[u8]) -> usize {
    let word = piece.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte));
    (word.wrapping_mul(2_654_435_761) >> 16) as usize
}
