//! A pack, opened for Python.

use std::path::PathBuf;
use std::sync::OnceLock;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use self_cell::self_cell;
use triage_kb::explain::{Given, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};
use triage_kb::scan::{Scanned, Scanner};
use triage_kb::{builtin, redacted};

pyo3::create_exception!(
    triage_kb,
    RulesError,
    PyValueError,
    "Rules cannot be read, or are wrong: the text says where, and what to do."
);

/// The word for the built-in pack among folders.
const BUILTIN: &str = "builtin";

/// A scanner, made when it is first asked for: who only explains does not wait for it.
type Scanning<'k> = OnceLock<Scanner<'k>>;

self_cell!(
    struct Opened {
        owner: KnowledgeBase,
        #[not_covariant]
        dependent: Scanning,
    }
);

/// A pack that is ready to explain and to scan; threads may share it.
#[pyclass(frozen, module = "triage_kb._engine")]
pub(crate) struct Pack {
    opened: Opened,
}

#[pymethods]
impl Pack {
    /// Opens the folders, each laid over those before it.
    #[new]
    fn open(py: Python<'_>, folders: Vec<PathBuf>) -> PyResult<Self> {
        let sources: Vec<PackSource> = folders.into_iter().map(source).collect();
        let knowledge = py.detach(|| {
            let opened = pack::open(&sources);
            opened.knowledge.map_err(|problems| problem::write(&problems, &opened.files, ProblemFormat::Text, false))
        });
        let knowledge = knowledge.map_err(|drawn| RulesError::new_err(drawn.trim_end().to_owned()))?;
        Ok(Self { opened: Opened::new(knowledge, |_| Scanning::new()) })
    }

    /// The id, version and content hash of the pack.
    #[getter]
    fn identity(&self) -> (String, String, String) {
        let manifest = &self.opened.borrow_owner().manifest;
        (manifest.id.clone(), manifest.version.clone(), manifest.sha256.clone())
    }

    /// Explains a text, with the facts that are known of the case; gives the documented JSON.
    fn explain(&self, py: Python<'_>, text: &Bound<'_, PyString>, facts: Vec<(String, String)>) -> PyResult<String> {
        let knowledge = self.opened.borrow_owner();
        let given = Given::read(knowledge, facts.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .map_err(|problems| PyValueError::new_err(redacted(&problems.join("; "))))?;
        let text = text.to_string_lossy();
        let text = text.as_ref();
        py.detach(|| serde_json::to_string(&explain(knowledge, text, &given)))
            .map_err(|error| PyValueError::new_err(format!("cannot write the answer as JSON: {error}")))
    }
}

impl Pack {
    /// What comes of the known errors in a block.
    pub(crate) fn scan<T>(&self, block: &[u8], tell: impl FnOnce(&KnowledgeBase, Scanned) -> T) -> T {
        self.opened.with_dependent(|knowledge, scanner| {
            tell(knowledge, scanner.get_or_init(|| Scanner::new(knowledge)).scan(block))
        })
    }
}

fn source(path: PathBuf) -> PackSource {
    if path.as_os_str() == BUILTIN { builtin() } else { PackSource::Folder(path) }
}
