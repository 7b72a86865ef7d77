//! All raw entries of the packs that were read, each with the file and the pack that it comes from.

use super::raw::{self, RawCommon, RawFile, RawManifest};
use crate::model::with_kinds;
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

macro_rules! raw_pack {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// All raw entries of the packs that were read.
        #[derive(Clone, Debug, Default)]
        pub struct RawPack {
            /// The manifests, one a pack.
            pub manifests: Vec<Sited<RawManifest>>,
            $(#[doc = $holds] pub $several: Vec<Sited<raw::$written>>,)*
        }

        impl RawPack {
            /// Adds the entries of one file.
            pub(crate) fn add(&mut self, file: FileId, pack: usize, content: RawFile) {
                self.manifests.extend(sited(file, pack, content.pack));
                $(self.$several.extend(sited(file, pack, content.$table));)*
            }
        }

        $(impl RawEntry for raw::$written {
            fn id(&self) -> &Located<String> {
                &self.id
            }

            fn common(&self) -> RawCommon<'_> {
                Self::common(self)
            }
        })*
    };
}
with_kinds!(raw_pack);

fn sited<T>(file: FileId, pack: usize, entries: impl IntoIterator<Item = T>) -> impl Iterator<Item = Sited<T>> {
    entries.into_iter().map(move |raw| Sited { file, pack, raw: Box::new(raw) })
}
