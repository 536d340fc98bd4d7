//! A worksheet's frame: headings, widths, filter, frozen panes, what is hidden, how it prints.

use super::super::changes::Lang;
use super::formats;
use super::heights;
use super::layout::Layout;
use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet, XlsxError};

/// Rows whose height is said: the library keeps it for each, and nothing may grow with the inputs. Excel
/// finds out the others when it opens the file.
pub(super) const MEASURED: u32 = 20_000;

/// A new worksheet with its headings, whose rows go to a temporary file.
pub(super) fn begun(
    book: &mut Workbook,
    name: &str,
    layout: &Layout,
) -> Result<Worksheet, XlsxError> {
    let mut page = book.new_worksheet_with_constant_memory()?;
    page.set_name(name)?;
    let heading = formats::heading();
    for (at, column) in (0..).zip(&layout.columns) {
        page.write_string_with_format(0, at, column.heading, &heading)?;
        page.set_column_width(at, column.width)?;
    }
    let seen = layout.columns.iter().take(layout.seen());
    let lines = seen.map(|column| heights::lines(column.heading, column.width - BUTTON)).max();
    page.set_row_height(0, heights::of_lines(lines.unwrap_or(1)) + MARGIN)?;
    Ok(page)
}

/// What can only be said when all `rows` are written, the header among them.
pub(super) fn end(
    page: &mut Worksheet,
    rows: u32,
    layout: &Layout,
    filled: &[bool],
    lang: Lang,
) -> Result<(), XlsxError> {
    let (last, end) = (rows.max(2) - 1, number(layout.columns.len()) - 1);
    page.autofilter(0, 0, last, end)?;
    page.set_freeze_panes(1, frozen(layout))?;
    // An ordinal is a text, and no mistake.
    page.ignore_error_range(0, 0, last, end, IgnoreError::NumberStoredAsText)?;
    hide(page, layout, filled)?;
    print(page, last, layout, lang)
}

/// Characters of a heading's width that the button of its filter, and bold letters, take.
const BUTTON: f64 = 2.5;
/// Points above and below the headings.
const MARGIN: f64 = 6.0;

/// Wider than this, columns that stay in view leave too little of the others.
const FROZEN: f64 = 50.0;

/// The columns that stay in view: the first, and the second where there is room.
fn frozen(layout: &Layout) -> u16 {
    let room: f64 = layout.columns.iter().take(2).map(|column| column.width).sum();
    if room <= FROZEN { 2 } else { 0 }
}

fn hide(page: &mut Worksheet, layout: &Layout, filled: &[bool]) -> Result<(), XlsxError> {
    for (at, (column, is_filled)) in (0..).zip(layout.columns.iter().zip(filled)) {
        if column.place.needs_values() && !is_filled {
            page.set_column_hidden(at)?;
        }
    }
    page.group_columns_collapsed(number(layout.seen()), number(layout.columns.len()) - 1)?;
    Ok(())
}

/// A4 in the numbers of printers.
const A4: u8 = 9;

fn print(page: &mut Worksheet, last: u32, layout: &Layout, lang: Lang) -> Result<(), XlsxError> {
    page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    page.set_footer(lang.pick("&L&A&RTrang &P/&N", "&L&A&RPage &P of &N"));
    page.set_repeat_rows(0, 0)?;
    page.set_print_area(0, 0, last, number(layout.printed()) - 1)?;
    Ok(())
}

/// A number of columns; there are a few dozen.
fn number(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
