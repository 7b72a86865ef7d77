//! Tables for the terminal.

use comfy_table::{ContentArrangement, Table, presets};

/// Lays a table out in `width` characters.
pub(super) fn layout(head: &[String], rows: Vec<Vec<String>>, width: usize) -> String {
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head)
        .add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.to_string()
}
