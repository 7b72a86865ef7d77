//! Lines of Python as a stream of bytes.

use std::io::{Error, Read, Result};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyString};

/// The lines that an iterator of Python gives, each with the end of a line behind it.
pub(crate) struct Lines {
    source: Py<PyIterator>,
    /// The line that is being read, and how far it was.
    line: Vec<u8>,
    read: usize,
    /// What went wrong behind lines that were already given.
    error: Option<Error>,
}

impl Lines {
    pub(crate) fn new(lines: Py<PyIterator>) -> Self {
        Self { source: lines, line: Vec::new(), read: 0, error: None }
    }

    /// Gives what fits of the line that is being read.
    fn give(&mut self, free: &mut [u8]) -> usize {
        let rest = self.line.get(self.read..).unwrap_or_default();
        let length = rest.len().min(free.len());
        if let (Some(free), Some(given)) = (free.get_mut(..length), rest.get(..length)) {
            free.copy_from_slice(given);
        }
        self.read += length;
        length
    }
}

impl Read for Lines {
    /// As many lines as there is room for: asking Python for each alone would cost more than scanning it.
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        Python::attach(|py| {
            let mut lines = self.source.bind(py).clone();
            let mut end = self.give(buffer);
            while end < buffer.len() && self.error.is_none() {
                let Some(line) = lines.next() else { break };
                match line.and_then(|line| take(&line, &mut self.line)) {
                    Ok(()) => {
                        self.read = 0;
                        end += self.give(buffer.get_mut(end..).unwrap_or_default());
                    }
                    Err(error) => self.error = Some(Error::other(error)),
                }
            }
            if end == 0 { self.error.take().map_or(Ok(0), Err) } else { Ok(end) }
        })
    }
}

/// The bytes of a line. It may end as lines do in a file, or without an end, as in a table.
fn take(line: &Bound<'_, PyAny>, bytes: &mut Vec<u8>) -> PyResult<()> {
    bytes.clear();
    if let Ok(text) = line.cast::<PyString>() {
        bytes.extend_from_slice(text.to_string_lossy().as_bytes());
    } else if let Ok(raw) = line.cast::<PyBytes>() {
        bytes.extend_from_slice(raw.as_bytes());
    } else {
        let kind = line.get_type().name()?;
        return Err(PyTypeError::new_err(format!("a line is `str` or `bytes`, and not `{kind}`")));
    }
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    Ok(())
}
