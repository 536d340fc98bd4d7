//! What is odd about a table and its rows → findings.

use crate::data::{Finding, Line, Severity, Span};

/// A row with fewer cells than the table has columns.
pub(super) struct Short {
    pub(super) row: usize,
    /// Cells that it has.
    pub(super) printed: usize,
    pub(super) span: Span,
}

/// What is odd about a table without a header or without rows.
pub(super) fn headless(has_header: bool, rows: usize, span: Span) -> Option<Finding> {
    let finding = match (has_header, rows) {
        (true, 0) => Finding::new(
            "table.header-only",
            Severity::Warning,
            "Bảng chỉ có tiêu đề, không có hàng nào",
            "A table has a header and no rows",
        ),
        (false, _) => Finding::new(
            "table.no-header",
            Severity::Info,
            "Bảng không có tiêu đề cột; vai trò của các cột được suy từ nội dung ô",
            "A table has no header; what its columns hold was told from their cells",
        ),
        (true, _) => return None,
    };
    Some(finding.at(vec![span]))
}

pub(super) fn second_header(line: &Line) -> Finding {
    Finding::new(
        "table.second-header",
        Severity::Info,
        "Một tiêu đề bảng khác đứng ngay dưới các hàng: bảng mới bắt đầu từ đây",
        "Another header stands right under the rows: a new table begins here",
    )
    .at(vec![line.span])
}

pub(super) fn long_row(line: &Line, printed: usize, width: usize) -> Finding {
    Finding::new(
        "table.long-row",
        Severity::Warning,
        "Hàng có nhiều ô hơn số cột của bảng; phần thừa được ghép vào ô cuối",
        "A row has more cells than the table has columns; the rest was joined into the last",
    )
    .at(vec![line.span])
    .saying(&printed.to_string(), &width.to_string())
}

pub(super) fn short_row(short: &Short, width: usize, is_restored: bool) -> Finding {
    let finding = if is_restored {
        Finding::new(
            "table.inherited-cell",
            Severity::Info,
            "Hàng thiếu ô do ô gộp nhiều hàng; nội dung được lấy từ hàng trên",
            "A row lacks cells that span rows; they were taken from the row above",
        )
    } else {
        Finding::new(
            "table.short-row",
            Severity::Warning,
            "Hàng có ít ô hơn số cột của bảng; các ô thiếu ở cuối hàng được để trống",
            "A row has fewer cells than the table has columns; those missing at its end are empty",
        )
    };
    let found = short.printed.to_string();
    finding.at(vec![short.span]).saying(&found, &width.to_string())
}
