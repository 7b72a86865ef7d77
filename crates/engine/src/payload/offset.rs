//! Where every byte of a rewritten text came from.

use std::ops::Range;

/// Maps places of a rewritten text (the *target*) to places of the text it was made from (the *source*).
///
/// Both texts are cut into the same number of pieces. A piece is *verbatim* (equally long on both sides, byte for byte),
/// *replaced* (`\n`, two bytes, by a line feed, one byte) or *removed* (empty in the target). Only the beginnings of the
/// pieces are stored and neighbours that say the same are merged, so that a plain text costs one entry whatever its length.
///
/// Offsets take 32 bits: [`Payload::unwrap`](super::Payload::unwrap) looks at no more text than these can count.
#[derive(Clone, Debug, Default)]
pub(crate) struct OffsetMap {
    begins: Vec<Cut>,
    end: Cut,
}

/// Where both texts are cut: the same place in each.
#[derive(Clone, Copy, Debug, Default)]
struct Cut {
    target: u32,
    source: u32,
}

/// What lies between the beginning of one piece and that of the next.
#[derive(Clone, Copy, Debug)]
struct Piece {
    begin: Cut,
    end: Cut,
}

impl Piece {
    fn target(self) -> Range<usize> {
        self.begin.target as usize..self.end.target as usize
    }

    fn source(self) -> Range<usize> {
        self.begin.source as usize..self.end.source as usize
    }

    fn is_verbatim(self) -> bool {
        self.target().len() == self.source().len()
    }

    /// The source of a part of the target: byte for byte if verbatim, else the whole piece.
    fn source_of(self, part: &Range<usize>) -> Range<usize> {
        if !self.is_verbatim() {
            return self.source();
        }
        let offset = |target: usize| target.saturating_sub(self.target().start).min(self.source().len());
        self.source().start + offset(part.start)..self.source().start + offset(part.end)
    }

    fn is_removed(self) -> bool {
        self.target().is_empty()
    }
}

impl OffsetMap {
    /// An empty map, to be filled from the byte `source` on.
    pub(super) fn starting_at(source: usize) -> Self {
        Self { begins: Vec::new(), end: Cut { target: 0, source: narrow(source) } }
    }

    /// The next `length` bytes are the same on both sides.
    pub(super) fn keep(&mut self, length: usize) {
        self.add(length, length);
    }

    /// The next `target` bytes stand for the next `source` bytes.
    pub(super) fn replace(&mut self, target: usize, source: usize) {
        self.add(target, source);
    }

    fn add(&mut self, target: usize, source: usize) {
        if target == 0 && source == 0 {
            return;
        }
        let extends = self
            .last()
            .is_some_and(|last| if target == 0 { last.is_removed() } else { target == source && last.is_verbatim() });
        if !extends {
            self.begins.push(self.end);
        }
        self.end.target = self.end.target.saturating_add(narrow(target));
        self.end.source = self.end.source.saturating_add(narrow(source));
    }

    /// The place in the source of a place in the target.
    ///
    /// A place that cuts through a replaced piece takes the whole of it; what was removed around the place stays outside.
    pub(crate) fn source(&self, target: &Range<usize>) -> Range<usize> {
        let start = self.start(target.start);
        if target.is_empty() { start..start } else { start..self.stop(target.end).max(start) }
    }

    fn start(&self, target: usize) -> usize {
        let piece = self.piece(self.number_at(target));
        piece.map_or(self.end.source as usize, |piece| piece.source_of(&(target..target)).start)
    }

    fn stop(&self, target: usize) -> usize {
        let piece = self.piece(self.number_at(target.saturating_sub(1)));
        piece.map_or(self.end.source as usize, |piece| piece.source_of(&(target..target)).end)
    }

    /// The number of the piece that holds a byte of the target. Of several that begin there, the last: the others are empty.
    fn number_at(&self, target: usize) -> usize {
        self.begins.partition_point(|begin| begin.target as usize <= target).saturating_sub(1)
    }

    fn piece(&self, number: usize) -> Option<Piece> {
        let begin = *self.begins.get(number)?;
        Some(Piece { begin, end: self.begins.get(number + 1).copied().unwrap_or(self.end) })
    }

    fn last(&self) -> Option<Piece> {
        self.piece(self.begins.len().checked_sub(1)?)
    }

    fn pieces(&self, first: usize) -> impl Iterator<Item = Piece> {
        (first..self.begins.len()).map_while(|number| self.piece(number))
    }

    /// This map, followed by the map of its source: from this target to the other's source.
    pub(crate) fn through(&self, outer: &Self) -> Self {
        if outer.is_identity() {
            return self.clone();
        }
        if self.is_identity() && self.end.source == outer.end.target {
            return outer.clone();
        }
        let first = self.begins.first().copied().unwrap_or(self.end);
        let mut composed = Self::starting_at(outer.start(first.source as usize));
        for piece in self.pieces(0) {
            if piece.is_verbatim() {
                composed.append_verbatim(piece.source(), outer);
            } else {
                composed.append(piece.target().len(), &outer.source(&piece.source()));
            }
        }
        composed
    }

    /// Whether nothing was changed, as in most texts.
    fn is_identity(&self) -> bool {
        let begins_alike = matches!(self.begins.as_slice(), [begin] if begin.target == begin.source);
        begins_alike && self.end.target == self.end.source
    }

    /// Appends the part `places` of `outer`, piece by piece.
    fn append_verbatim(&mut self, places: Range<usize>, outer: &Self) {
        for piece in outer.pieces(outer.number_at(places.start)) {
            if piece.target().start >= places.end {
                break;
            }
            let part = piece.target().start.max(places.start)..piece.target().end.min(places.end);
            if !part.is_empty() {
                self.append(part.len(), &piece.source_of(&part));
            }
        }
    }

    /// Appends one piece; what lies between it and the last one was removed.
    fn append(&mut self, target: usize, source: &Range<usize>) {
        let here = self.end.source as usize;
        self.add(0, source.start.saturating_sub(here));
        self.add(target, source.end.saturating_sub(source.start.max(here)));
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::OffsetMap;

    /// `a\nb` from `a`, backslash, `n`, a removed byte, `b`.
    fn escaped() -> OffsetMap {
        let mut map = OffsetMap::starting_at(10);
        map.keep(1);
        map.replace(1, 2);
        map.replace(0, 1);
        map.keep(1);
        map
    }

    #[test]
    fn a_replaced_piece_is_taken_whole_and_a_removed_one_left_out() {
        assert_eq!(escaped().source(&(0..1)), 10..11);
        assert_eq!(escaped().source(&(1..2)), 11..13);
        assert_eq!(escaped().source(&(2..3)), 14..15);
        assert_eq!(escaped().source(&(0..3)), 10..15);
        assert_eq!(escaped().source(&(2..2)), 14..14);
    }

    #[test]
    fn plain_text_costs_one_entry() {
        let mut map = OffsetMap::default();
        for _ in 0..1000 {
            map.keep(7);
        }
        assert_eq!(map.begins.len(), 1);
        assert_eq!(map.source(&(6999..7000)), 6999..7000);
    }

    #[test]
    fn places_beyond_the_end_stay_inside() {
        assert_eq!(escaped().source(&(2..900)), 14..15);
        assert_eq!(OffsetMap::starting_at(5).source(&(1..2)), 5..5);
    }

    #[test]
    fn maps_compose() {
        let mut inner = OffsetMap::starting_at(1);
        inner.replace(1, 1);
        inner.keep(1);
        let composed = inner.through(&escaped());
        assert_eq!(composed.source(&(0..1)), 11..13);
        assert_eq!(composed.source(&(1..2)), 14..15);
        assert_eq!(composed.source(&(0..2)), 11..15);
    }
}
