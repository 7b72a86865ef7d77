//! Tables for the terminal.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// What stands between two columns, in characters.
const PADDING: usize = 2;

/// Lays a table out in `width` characters. What stands first, an id mostly, is not broken within a word that takes no more
/// than half of that: an id in two parts cannot be copied.
pub(super) fn layout(head: &[String], rows: Vec<Vec<String>>, width: usize) -> String {
    let words = rows.iter().filter_map(|row| row.first()).flat_map(|cell| cell.split_whitespace());
    let longest = words.map(|word| word.chars().count()).max().unwrap_or_default();
    let first = longest.min(width / 2) + PADDING;
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head)
        .add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((0, u16::try_from(PADDING).unwrap_or_default()));
    }
    if let (Some(column), Ok(first)) = (table.column_mut(0), u16::try_from(first)) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(first)));
    }
    table.to_string()
}
