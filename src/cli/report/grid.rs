//! A table of words and numbers: as text, as Markdown, as HTML.

use std::fmt::Write;

/// A table. The first columns are words, the rest is set to the right as numbers are.
pub struct Grid {
    head: Vec<String>,
    /// How many columns are words.
    words: usize,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table without rows, whose first `words` columns are words.
    pub fn new(head: &[&str], words: usize) -> Grid {
        Grid { head: head.iter().map(|&title| title.to_owned()).collect(), words, rows: Vec::new() }
    }

    /// The same with one more row.
    pub fn row(mut self, cells: impl IntoIterator<Item = String>) -> Grid {
        self.rows.push(cells.into_iter().collect());
        self
    }

    /// The same with more rows.
    pub fn rows(self, rows: impl IntoIterator<Item = Vec<String>>) -> Grid {
        rows.into_iter().fold(self, Grid::row)
    }

    /// Columns in line, for a terminal.
    pub fn text(&self) -> String {
        let all = || [&self.head].into_iter().chain(&self.rows);
        let width = |column: usize| all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..self.head.len()).map(|column| width(column).unwrap_or(0)).collect();
        let mut out = String::new();
        for row in all() {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = if column == 0 { "" } else { "  " };
                let _ = match column < self.words {
                    true => write!(line, "{gap}{cell:<width$}"),
                    false => write!(line, "{gap}{cell:>width$}"),
                };
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }

    /// A table of GitHub's Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
        let rule = |column| if column < self.words { "---".to_owned() } else { "---:".to_owned() };
        let mut out = line(&mut self.head.iter().cloned());
        out += &line(&mut (0..self.head.len()).map(rule));
        for row in &self.rows {
            out += &line(&mut row.iter().map(|cell| markdown_text(cell)));
        }
        out
    }

    /// A table of HTML; `mark` gives markup that follows the text of the cell at a row and a column.
    ///
    /// Every cell knows its column's title, so that a narrow page can show a row as a card.
    pub fn html(&self, mark: &dyn Fn(usize, usize) -> String) -> String {
        let kind = |column: usize| if column < self.words { "" } else { " class=\"number\"" };
        let mut out = String::from("<table>\n<thead><tr>");
        for (column, title) in self.head.iter().enumerate() {
            let _ = write!(out, "<th scope=\"col\"{}>{}</th>", kind(column), html_text(title));
        }
        out += "</tr></thead>\n<tbody>\n";
        for (at, row) in self.rows.iter().enumerate() {
            out += "<tr>";
            for (column, (cell, title)) in row.iter().zip(&self.head).enumerate() {
                let (kind, title, cell) = (kind(column), html_text(title), html_text(cell));
                let mark = mark(at, column);
                let _ = write!(out, "<td{kind} data-title=\"{title}\"><span>{cell}</span>{mark}</td>");
            }
            out += "</tr>\n";
        }
        out + "</tbody>\n</table>\n"
    }
}

/// Text that HTML shows as it is, in attributes too.
pub fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text that Markdown shows as it is, on one line.
pub fn markdown_text(text: &str) -> String {
    let escaped = |sign: char| match sign {
        '|' | '`' | '*' | '_' | '<' | '[' | '\\' => format!("\\{sign}"),
        sign if sign.is_control() => " ".to_owned(),
        sign => sign.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        Grid::new(&["log", "MRR"], 1)
            .row(["a|b <c>".to_owned(), "0.5".to_owned()])
            .row(["d".to_owned(), "0.25".to_owned()])
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        assert_eq!(grid().text(), "log       MRR\na|b <c>   0.5\nd        0.25\n");
    }

    #[test]
    fn what_a_cell_says_is_not_taken_for_markup() {
        assert!(grid().markdown().starts_with("| log | MRR |\n| --- | ---: |\n| a\\|b \\<c> | 0.5 |\n"));
        let html =
            grid().html(&|row, column| if (row, column) == (1, 1) { "<i></i>".to_owned() } else { String::new() });
        assert!(html.contains("<span>a|b &lt;c&gt;</span></td>") && html.contains("<span>0.25</span><i></i></td>"));
        assert!(html.contains("data-title=\"MRR\""));
    }
}
