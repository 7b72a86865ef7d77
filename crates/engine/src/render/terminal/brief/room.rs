//! How much a short answer may say.

/// How much of each part is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
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
    /// How many lines one text may take.
    pub(super) lines: usize,
}

/// From the roomiest to the tightest: what a reader misses least goes first.
pub(super) const LEVELS: [Room; 8] = {
    let all = Room { meaning: true, next: true, avoid: 2, because: true, not_when: 2, how: true, lines: 4 };
    let one_sign = Room { not_when: 1, ..all };
    let no_meaning = Room { meaning: false, ..one_sign };
    let no_how = Room { how: false, ..no_meaning };
    let short = Room { lines: 3, ..no_how };
    let no_reason = Room { because: false, ..short };
    let one_thing = Room { avoid: 1, next: false, ..no_reason };
    let tightest = Room { not_when: 0, lines: 2, ..one_thing };
    [all, one_sign, no_meaning, no_how, short, no_reason, one_thing, tightest]
};

/// A screen of 80 columns has 24 lines.
const LINES: usize = 24;
/// A narrower one holds as many characters on more lines.
const CHARACTERS: usize = 1800;

/// How many lines a short answer may take at this width.
pub(super) fn lines_at(width: usize) -> usize {
    (CHARACTERS / width.max(1)).max(LINES)
}
