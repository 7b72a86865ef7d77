//! A scan under way: block after block of lines in, what was found in it out; or all of it at once, summed up.

use pyo3::prelude::*;
use pyo3::types::PyIterator;
use triage_kb::explain::Finding;
use triage_kb::model::KnowledgeBase;
use triage_kb::scan::{BLOCK, Blocks, Group, Place, Scanned, Sighting, Summary};

use crate::lines::Lines;
use crate::pack::Pack;

/// What was found: the fields that `Finding` and `Group` in `finding.py` share, in their order.
type What = (&'static str, String, String, String, String, String, String);

/// An event with a known error: line, time, what it is, and its text, redacted.
type Found = (usize, Option<String>, What, String);

/// Findings with the same error, cause and layer: what they are, how many, first and last time, and line and text of the first.
type Counted = (What, usize, Option<String>, Option<String>, usize, String);

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
        let (found, lines) = py.detach(|| {
            pack.scan(&block, |knowledge, scanned| {
                let found = scanned.sightings.iter().map(|sighting| found(knowledge, before, sighting));
                (found.collect(), scanned.lines)
            })
        });
        self.lines_before += lines;
        Ok(Some(found))
    }
}

fn found(knowledge: &KnowledgeBase, lines_before: usize, sighting: &Sighting) -> Found {
    let place = Place::of(knowledge, "-", lines_before, sighting);
    (place.line, sighting.time.clone(), what((*sighting.finding).clone()), place.text)
}

fn what(finding: Finding) -> What {
    let Finding { status, layer, layer_title, cause, cause_title, error, error_title } = finding;
    (status.name(), layer, layer_title, cause, cause_title, error, error_title)
}

/// Scans all lines and sums up what was found. Only one event of each kind is redacted and handed over, which spares most of
/// the work where much is found.
#[pyfunction]
pub(crate) fn summary(py: Python<'_>, pack: &Pack, lines: &Bound<'_, PyAny>) -> PyResult<Vec<Counted>> {
    let mut summary = Summary::default();
    for block in Blocks::new(Lines::new(lines.try_iter()?.unbind()), BLOCK) {
        let block = block?;
        py.detach(|| pack.scan(&block, |knowledge, scanned| add(&mut summary, knowledge, &scanned)));
    }
    summary.finish();
    Ok(summary.groups.into_iter().map(counted).collect())
}

fn add(summary: &mut Summary, knowledge: &KnowledgeBase, scanned: &Scanned) {
    for sighting in &scanned.sightings {
        let lines_before = summary.lines;
        summary.add(sighting, || Place::of(knowledge, "-", lines_before, sighting));
    }
    summary.lines += scanned.lines;
}

fn counted(group: Group) -> Counted {
    let Group { finding, count, first_seen, last_seen, example } = group;
    (what(finding), count, first_seen, last_seen, example.line, example.text)
}
