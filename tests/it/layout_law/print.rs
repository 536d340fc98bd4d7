//! A truth → the text that each layout makes of it.

use super::truth::{HEAD, Spacing, TEXT_BELOW, Truth};

fn around(truth: &Truth, table: &str) -> String {
    let below = if truth.has_text_below { format!("\n{TEXT_BELOW}\n") } else { String::new() };
    format!("{}\n{}\n\n{table}{below}", HEAD[0], HEAD[1])
}

/// Cells with scraps of HTML between their paragraphs.
pub(super) fn tabs(truth: &Truth) -> String {
    let cell = |cell: &Vec<String>| match cell.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        many => format!("<p>{}</p>", many.join("</p><p>")),
    };
    let header = truth.headings().join("\t") + "\n";
    let width = truth.headings().len();
    let mut table = header.clone();
    for (at, row) in truth.printed().iter().enumerate() {
        if at > 0 && at % truth.look.page == 0 {
            table += "\n";
            table += &header;
        }
        let mut cells: Vec<String> = row.cells.iter().map(cell).collect();
        cells.resize(width, String::new());
        table += &(cells.join("\t") + "\n");
    }
    around(truth, &table)
}

pub(super) fn dump(truth: &Truth) -> String {
    let mut table = format!("\t{}\n", truth.headings().join("\n\t"));
    for row in truth.printed() {
        let lost = usize::from(!row.is_group);
        if !row.is_group {
            table += " \t\n";
        }
        for cell in &row.cells[lost..] {
            table += &["\t", &cell.join("\n"), "\n"].concat();
        }
    }
    around(truth, &table)
}

pub(super) fn markdown(truth: &Truth) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let names: Vec<String> = truth.headings().iter().map(|name| format!("**{name}**")).collect();
    let rule = vec!["---".to_owned(); names.len()];
    let mut table = line(&names) + &line(&rule);
    for row in truth.printed() {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.join("<br>")).collect();
        match row.spanned.filter(|_| truth.look.is_short) {
            Some(column) => _ = cells.remove(column),
            None => cells.resize(names.len(), String::new()),
        }
        table += &line(&cells);
    }
    around(truth, &table)
}

/// What html2text makes of a page whose cells hold paragraphs: cells that span are printed once.
pub(super) fn bars(truth: &Truth) -> String {
    let names: Vec<Vec<String>> =
        truth.headings().iter().map(|name| vec![format!("**{name}**")]).collect();
    let rule = vec!["---"; names.len()].join("|");
    let mut table = bar_row(&names) + &rule + "  \n  \n";
    for row in truth.printed() {
        let mut cells = row.cells.clone();
        if let Some(column) = row.spanned.filter(|_| truth.look.is_short) {
            cells.remove(column);
        }
        table += &bar_row(&cells);
    }
    let text = around(truth, &table);
    if !truth.look.is_stripped {
        return text;
    }
    text.lines().map(str::trim_end).flat_map(|line| [line, "\n"]).collect()
}

fn bar_row(cells: &[Vec<String>]) -> String {
    let wrapped = |cell: &Vec<String>| -> Vec<String> {
        cell.iter().map(|paragraph| wrap(paragraph, 78).join("\n")).collect()
    };
    let cells: Vec<String> = cells.iter().map(|cell| wrapped(cell).join("\n\n")).collect();
    // An empty cell prints nothing between its bars.
    cells.join("\n\n|\n\n") + "  \n  \n"
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            let space = if line.is_empty() { "" } else { " " };
            line.push_str(space);
            line.push_str(word);
        }
    }
    lines
}

/// As `pdftotext -layout` sets a table.
pub(super) fn spaces(truth: &Truth) -> String {
    let mut widths = vec![4];
    widths.extend(truth.has_group_column.then_some(16));
    widths.extend([30, 18, 18, 14, 16, 14]);
    let names: Vec<Vec<String>> =
        truth.headings().iter().map(|name| vec![(*name).to_owned()]).collect();
    let header = set(&names, &widths, true);
    let mut table = header.clone();
    for (at, row) in truth.printed().iter().enumerate() {
        if at > 0 && at % truth.look.page == 0 {
            table += &["\n", &" ".repeat(60), "2\n\n\u{c}", &header].concat();
        }
        if truth.look.spacing != Spacing::Tight {
            table += "\n";
        }
        if row.is_group {
            let label = format!(" {:<6}", row.cells[0][0]);
            table += &[&label, row.cells[1][0].as_str(), "\n"].concat();
        } else {
            table += &set(&row.cells, &widths, truth.look.spacing == Spacing::Centred);
        }
    }
    let margin = " ".repeat(40);
    let head = [
        margin.as_str(),
        HEAD[0],
        "
",
        &margin,
        HEAD[1],
        "
",
    ]
    .concat();
    let below = wrap(TEXT_BELOW, 80).join("\n");
    let below = if truth.has_text_below { format!("\n{below}\n") } else { String::new() };
    format!("{head}\n{table}{below}")
}

/// Cells side by side, wrapped at their widths, short ones in the middle of the row if asked.
fn set(cells: &[Vec<String>], widths: &[usize], is_centred: bool) -> String {
    let wrapped: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| cell.iter().flat_map(|paragraph| wrap(paragraph, *width)).collect())
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let mut text = String::new();
    for line in 0..height {
        let mut printed = String::from(" ");
        for (cell, width) in wrapped.iter().zip(widths) {
            let top = if is_centred { (height - cell.len()) / 2 } else { 0 };
            let part = line.checked_sub(top).and_then(|at| cell.get(at)).map_or("", String::as_str);
            printed += part;
            printed += &" ".repeat(width + 2 - part.chars().count());
        }
        text += printed.trim_end();
        text += "\n";
    }
    text
}

pub(super) fn page(truth: &Truth) -> String {
    let rows = truth.printed();
    let cell = |cell: &Vec<String>| -> String {
        cell.iter().flat_map(|paragraph| ["<p class=MsoNormal>", paragraph]).collect()
    };
    let mut table = format!("<td><p><b>{}</b>", truth.headings().join("</b></p></td><td><p><b>"));
    for (at, row) in rows.iter().enumerate() {
        table += "<tr>";
        for (column, text) in row.cells.iter().enumerate() {
            if row.spanned == Some(column) {
                continue;
            }
            let below = rows[at + 1..].iter().take_while(|row| row.spanned == Some(column)).count();
            let span = match (row.is_group && column == 1, below) {
                (true, _) => format!(" colspan={}", truth.headings().len() - 1),
                (false, 0) => String::new(),
                (false, below) => format!(" rowspan={}", below + 1),
            };
            table += &["<td", &span, ">", &cell(text), "</td>"].concat();
        }
    }
    let below = if truth.has_text_below { format!("<p>{TEXT_BELOW}</p>") } else { String::new() };
    format!(
        "<html><body><p>{}</p><p>{}</p><table><tr>{table}</table>{below}</body></html>",
        HEAD[0], HEAD[1]
    )
}
