//! A table of words and numbers: as text, as Markdown, as HTML.

use std::fmt::Write;

use maud::{Markup, Render, html};

/// A table. The first columns are words, the rest is set to the right as numbers are.
pub struct Grid {
    head: Vec<String>,
    /// How many columns are words.
    words: usize,
    rows: Vec<Vec<Cell>>,
}

/// What a cell says, and what HTML shows below it.
pub struct Cell {
    text: String,
    mark: Option<Markup>,
}

impl Cell {
    /// A text with a drawing or a flag, which only HTML has.
    pub fn marked(text: String, mark: Markup) -> Cell {
        Cell { text, mark: Some(mark) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, mark: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

impl Grid {
    /// A table without rows, whose first `words` columns are words.
    pub fn new<T: Into<String>>(head: impl IntoIterator<Item = T>, words: usize) -> Grid {
        Grid { head: head.into_iter().map(Into::into).collect(), words, rows: Vec::new() }
    }

    /// The same with one more row.
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Grid {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// The same with more rows.
    pub fn rows<C: Into<Cell>>(self, rows: impl IntoIterator<Item = Vec<C>>) -> Grid {
        rows.into_iter().fold(self, Grid::row)
    }

    /// Columns in line, for a terminal.
    pub fn text(&self) -> String {
        let head: Vec<&str> = self.head.iter().map(String::as_str).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
        let all: Vec<Vec<&str>> = [head].into_iter().chain(rows).collect();
        let width = |column: usize| all.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..self.head.len()).map(|column| width(column).unwrap_or(0)).collect();
        let mut out = String::new();
        for row in &all {
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
            out += &line(&mut row.iter().map(|cell| markdown_text(&cell.text)));
        }
        out
    }
}

/// Every cell knows its column's title, so that a narrow page can show a row as a card.
impl Render for Grid {
    fn render(&self) -> Markup {
        let class = |column: usize| (column >= self.words).then_some("number");
        html! {
            table {
                thead {
                    tr { @for (column, title) in self.head.iter().enumerate() { th scope="col" class=[class(column)] { (title) } } }
                }
                tbody {
                    @for row in &self.rows {
                        tr {
                            @for (column, (cell, title)) in row.iter().zip(&self.head).enumerate() {
                                td class=[class(column)] data-title=(title) { span { (cell.text) } @if let Some(mark) = &cell.mark { (mark) } }
                            }
                        }
                    }
                }
            }
        }
    }
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
        let drawn = html! { i {} };
        Grid::new(["log", "MRR"], 1)
            .row(["a|b <c>".to_owned(), "0.5".to_owned()])
            .row([Cell::from("d"), Cell::marked("0.25".to_owned(), drawn)])
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        assert_eq!(grid().text(), "log       MRR\na|b <c>   0.5\nd        0.25\n");
    }

    #[test]
    fn what_a_cell_says_is_not_taken_for_markup() {
        assert!(grid().markdown().starts_with("| log | MRR |\n| --- | ---: |\n| a\\|b \\<c> | 0.5 |\n"));
        let html = grid().render().into_string();
        assert!(html.contains("<span>a|b &lt;c&gt;</span></td>") && html.contains("<span>0.25</span><i></i></td>"));
        assert!(html.contains("data-title=\"MRR\""));
    }
}
