//! One text looked for.

use memchr::memmem;

/// Where a text stands in another, one behind the other.
pub(super) fn places<'t>(text: &'t str, wanted: &'t str) -> impl Iterator<Item = usize> + 't {
    memmem::find_iter(text.as_bytes(), wanted)
}
