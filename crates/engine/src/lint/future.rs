//! Days that are still to come on which something is said to have been seen, written or compared.

use super::Linted;
use crate::model::{AnyEntry, Date};
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let is_to_come = |date: &Date| date.days_since(linted.today) > 0;
    let warning = |entry: &dyn AnyEntry, field: &str, date: Date| {
        let message = format!("`{field} = {date}` is in the future");
        linted.warning(entry, &date.to_string(), ProblemKind::FutureDate, message)
    };
    let verified = linted.knowledge.all().filter_map(|entry| {
        let date = entry.common().verified.filter(is_to_come)?;
        Some(warning(entry, "verified", date))
    });
    let dated = linted.knowledge.sources.entries().filter_map(|source| {
        let date = source.date.filter(is_to_come)?;
        Some(warning(source, "date", date))
    });
    let captured = linted.fixtures.iter().filter(|fixture| is_to_come(&fixture.captured)).map(|fixture| {
        let written = fixture.captured.to_string();
        let start = linted.files.get(fixture.file).text.find(&written).unwrap_or(0);
        let message = format!("`captured = {written}` is in the future");
        Diagnostic::new(ProblemKind::FutureDate, message).at(fixture.file, start..start + written.len())
    });
    verified.chain(dated).chain(captured).map(|warning| warning.help("write the day on which it was")).collect()
}
