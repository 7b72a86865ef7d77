//! Sets of bytes, asked of every byte of a text.

/// A set of bytes, as a table.
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set that such a table tells.
    pub(crate) const fn new(table: [bool; 256]) -> Self {
        Self(table)
    }

    /// Whether it holds a byte.
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

/// The set of the bytes that a `const fn` holds of, asked of each once.
macro_rules! byte_set {
    ($holds:path) => {{
        let mut table = [false; 256];
        let mut byte = u8::MAX;
        loop {
            table[byte as usize] = $holds(byte);
            if byte == 0 {
                break $crate::payload::ByteSet::new(table);
            }
            byte -= 1;
        }
    }};
}

pub(crate) use byte_set;
