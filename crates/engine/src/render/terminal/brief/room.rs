//! How much a short answer may say.

/// How much of each part is shown.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the answer that stands or falls by itself")]
pub(super) struct Room {
    /// How many causes besides the leading one.
    pub(super) rivals: usize,
    /// How many other problems of the same text.
    pub(super) also: usize,
    /// Whether what the deciding words mean is shown.
    pub(super) meaning: bool,
    /// Whether what comes after the first step is shown.
    pub(super) next: bool,
    /// How many things not to do.
    pub(super) avoid: usize,
    /// Whether the reasons for them are shown.
    pub(super) because: bool,
    /// How many signs that the answer is wrong.
    pub(super) not_when: usize,
    /// Whether the way to find the answer to the question is shown.
    pub(super) how: bool,
    /// How many lines what to do may take.
    pub(super) action: usize,
    /// How many lines any other text may take.
    pub(super) lines: usize,
}

/// From the roomiest to the tightest: what a reader misses least goes first.
pub(super) const LEVELS: [Room; 11] = {
    let all = Room {
        rivals: 3,
        also: 3,
        meaning: true,
        next: true,
        avoid: 2,
        because: true,
        not_when: 2,
        how: true,
        action: 5,
        lines: 4,
    };
    let one_sign = Room { not_when: 1, ..all };
    let no_meaning = Room { meaning: false, ..one_sign };
    let no_how = Room { how: false, ..no_meaning };
    let no_next = Room { next: false, ..no_how };
    let short = Room { lines: 3, ..no_next };
    let no_reason = Room { because: false, also: 2, ..short };
    let one_thing = Room { avoid: 1, also: 1, ..no_reason };
    let tight = Room { rivals: 1, not_when: 0, action: 4, lines: 2, ..one_thing };
    let no_rival = Room { rivals: 0, ..tight };
    let tightest = Room { action: 2, also: 0, ..no_rival };
    [all, one_sign, no_meaning, no_how, no_next, short, no_reason, one_thing, tight, no_rival, tightest]
};

/// A screen of 80 columns has 24 lines.
const LINES: usize = 24;
/// A narrower one holds as many characters on more lines.
const CHARACTERS: usize = 1800;

/// How many lines a short answer may take at this width.
pub(super) fn lines_at(width: usize) -> usize {
    (CHARACTERS / width.max(1)).max(LINES)
}
