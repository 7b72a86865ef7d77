//! A scan under way: block after block of lines in, what was found in it out.

use pyo3::prelude::*;
use pyo3::types::PyIterator;
use triage_kb::model::KnowledgeBase;
use triage_kb::scan::{BLOCK, Blocks, Place, Sighting};

use crate::lines::Lines;
use crate::pack::Pack;

/// An event with a known error: the fields of `Finding` in `finding.py`, in their order. Its text is redacted.
pub(crate) type Found = (usize, Option<String>, &'static str, String, String, String, String, String, String, String);

/// Scans lines as somebody asks for what is in them; gives what a block holds at once.
#[pyclass(module = "triage_kb._engine")]
pub(crate) struct Scan {
    pack: Py<Pack>,
    blocks: Blocks<Lines>,
    lines_before: usize,
}

#[pymethods]
impl Scan {
    #[new]
    fn begin(pack: Py<Pack>, lines: &Bound<'_, PyAny>) -> PyResult<Self> {
        let lines: Bound<'_, PyIterator> = lines.try_iter()?;
        Ok(Self { pack, blocks: Blocks::new(Lines::new(lines.unbind()), BLOCK), lines_before: 0 })
    }

    fn __iter__(itself: PyRef<'_, Self>) -> PyRef<'_, Self> {
        itself
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Vec<Found>>> {
        let Some(block) = self.blocks.next() else { return Ok(None) };
        let (block, pack, before) = (block?, self.pack.get(), self.lines_before);
        let (found, lines) = py.detach(|| pack.scan(&block, before));
        self.lines_before += lines;
        Ok(Some(found))
    }
}

pub(crate) fn found(knowledge: &KnowledgeBase, lines_before: usize, sighting: &Sighting) -> Found {
    let place = Place::of(knowledge, "-", lines_before, sighting);
    let finding = (*sighting.finding).clone();
    (
        place.line,
        sighting.time.clone(),
        finding.status.name(),
        finding.layer,
        finding.layer_title,
        finding.cause,
        finding.cause_title,
        finding.error,
        finding.error_title,
        place.text,
    )
}
