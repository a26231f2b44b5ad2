//! Columns: the values of neighbouring properties, the cells of neighbouring series, the comments of neighbouring
//! lines. Everything is measured without the padding that the file had, so that formatting again changes nothing.

use std::ops::Range;

use super::line::{Class, Line, LineKind, Page, Row, width};

/// Cells are not padded where a line would be longer.
const WIDEST_ROW: usize = 140;
/// Comments are not aligned after a longer line.
const WIDEST_BEFORE_COMMENT: usize = 100;

/// Sets the paddings of all lines.
pub(super) fn align(page: &mut Page) {
    let mut run = Vec::new();
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        let fits = match &line.kind {
            LineKind::Row(row) => same_class(page, &run, row),
            // Comments and continued texts may stand between rows.
            LineKind::Comment(_) | LineKind::Continued => true,
            LineKind::Raw(_) | LineKind::Other => false,
        };
        let is_row = matches!(line.kind, LineKind::Row(_));
        if line.blank || !fits {
            align_run(page, &run);
            run.clear();
        }
        if is_row {
            run.push(index);
        }
    }
    align_run(page, &run);
    align_comments(page);
}

fn row(page: &Page, line: usize) -> Option<Row> {
    match page.lines.get(line)?.kind {
        LineKind::Row(row) => Some(row),
        _ => None,
    }
}

fn same_class(page: &Page, run: &[usize], next: &Row) -> bool {
    run.last().and_then(|&line| row(page, line)).is_none_or(|last| last.class == next.class)
}

// ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Rows of one class, without a blank line or a node between them.
fn align_run(page: &mut Page, run: &[usize]) {
    if run.len() < 2 {
        return;
    }
    let rows: Vec<(usize, Row)> = run.iter().filter_map(|&line| Some((line, row(page, line)?))).collect();
    if rows.first().is_some_and(|(_, row)| row.class != Class::Loose) {
        pad(page, &rows, 0);
    }
    for table in parts(&rows, |a, b| is_table(page, a, b)) {
        let table = &rows[table];
        for arg in 1..=table.first().map_or(0, |(_, row)| row.args) {
            pad(page, table, arg);
        }
        for part in parts(table, |a, b| a.1.len == b.1.len && a.1.len > a.1.args + 2) {
            pad_cells(page, &table[part]);
        }
    }
}

/// Cuts rows where two neighbours do not belong together.
fn parts(
    rows: &[(usize, Row)],
    together: impl Fn(&(usize, Row), &(usize, Row)) -> bool,
) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for end in 1..=rows.len() {
        if end == rows.len() || !together(&rows[end - 1], &rows[end]) {
            if end - start > 1 {
                parts.push(start..end);
            }
            start = end;
        }
    }
    parts
}

/// Series of one keyword, or for the same years, are rows of one table.
fn is_table(page: &Page, a: &(usize, Row), b: &(usize, Row)) -> bool {
    let ((a_line, a), (b_line, b)) = (a, b);
    let is_series = |row: &Row| row.equals && row.whole;
    let same_args = || {
        (1..=a.args)
            .all(|arg| page.column(&page.lines[*a_line], a, arg) == page.column(&page.lines[*b_line], b, arg))
    };
    is_series(a) && is_series(b) && a.args == b.args && (a.prop == b.prop || same_args())
}

/// Pads one column of the rows that have another after it.
fn pad(page: &mut Page, rows: &[(usize, Row)], column: u32) {
    let width_of = |page: &Page, (line, row): &(usize, Row)| {
        (column + 1 < row.len).then(|| width(page.column(&page.lines[*line], row, column)))
    };
    let widest = rows.iter().filter_map(|row| width_of(page, row)).max().unwrap_or(0);
    for row in rows {
        if let Some(width) = width_of(page, row) {
            page.stops[(row.1.stops + column) as usize].pad = (widest - width) as u32;
        }
    }
}

/// Puts the `|` of rows with equally many cells below each other, unless that makes a long line.
fn pad_cells(page: &mut Page, rows: &[(usize, Row)]) {
    let Some(&(_, first)) = rows.first() else { return };
    let cells = first.args + 1..first.len;
    for column in cells.clone() {
        pad(page, rows, column);
    }
    if rows.iter().any(|&(line, _)| page.width(&page.lines[line]) > WIDEST_ROW) {
        for (_, row) in rows {
            for column in cells.clone() {
                page.stops[(row.stops + column) as usize].pad = 0;
            }
        }
    }
}

// ── Comments ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Comments after neighbouring lines of the same depth stand below each other.
fn align_comments(page: &mut Page) {
    let mut start = 0;
    for end in 1..=page.lines.len() {
        if end == page.lines.len() || !comments_belong_together(page, end - 1, end) {
            align_comments_of(page, start..end);
            start = end;
        }
    }
}

fn comments_belong_together(page: &Page, a: usize, b: usize) -> bool {
    let (a, b) = (&page.lines[a], &page.lines[b]);
    let is_brace = |line: &Line| {
        let text = &page.text[line.start as usize..line.end as usize];
        text == "}" || text.ends_with('{')
    };
    let commented = a.comment.is_some() && b.comment.is_some();
    commented && a.indent == b.indent && !b.blank && !is_brace(a) && !is_brace(b)
}

fn align_comments_of(page: &mut Page, lines: Range<usize>) {
    if lines.len() < 2 {
        return;
    }
    let widths: Vec<usize> = lines.clone().map(|line| page.width(&page.lines[line])).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if widest <= WIDEST_BEFORE_COMMENT {
        for (line, width) in lines.zip(widths) {
            page.lines[line].comment_gap += (widest - width) as u32;
        }
    }
}
