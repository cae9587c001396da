//! What the pages share: the document around them, sections, tables, lists.

use std::fmt::Write;

use crate::report::grid::{Grid, html_text};

const STYLE: &str = include_str!("style.css");

/// A whole document: everything in it, no script, nothing loaded. `body` is HTML, `title` text.
pub fn document(title: &str, body: &str) -> String {
    let title = html_text(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// A section; `title` and `words` are text, `content` is HTML.
pub fn section(out: &mut String, title: &str, words: &str, content: &str) {
    let words = if words.is_empty() { String::new() } else { paragraph(words) };
    let _ = writeln!(out, "<section>\n{}{words}{content}</section>", heading(2, "", title));
}

/// A heading of a level from 2 to 4, with an id where one is given.
pub fn heading(level: u8, id: &str, title: &str) -> String {
    let id = if id.is_empty() { String::new() } else { format!(" id=\"{id}\"") };
    format!("<h{level}{id}>{}</h{level}>\n", html_text(title))
}

/// A paragraph of prose.
pub fn paragraph(words: &str) -> String {
    format!("<p>{}</p>\n", prose(words))
}

/// Text in which what stands between backticks is code.
pub fn prose(words: &str) -> String {
    let mut out = String::new();
    for (at, part) in words.split('`').enumerate() {
        let text = html_text(part);
        out += &if at % 2 == 1 { format!("<code>{text}</code>") } else { text };
    }
    out
}

/// A table without marks.
pub fn plain(grid: &Grid) -> String {
    grid.html(&|_, _| String::new())
}

/// A list of prose, `ol` or `ul`.
pub fn list(kind: &str, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("<li>{}</li>\n", prose(line))).collect();
    format!("<{kind}>\n{lines}</{kind}>\n")
}

/// A table whose cells need no marks, folded away.
pub fn folded(summary: &str, grid: &Grid) -> String {
    format!("<details><summary>{}</summary>\n{}</details>\n", html_text(summary), plain(grid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_has_code_and_no_markup_of_others() {
        assert_eq!(paragraph("a `b <c>` d"), "<p>a <code>b &lt;c&gt;</code> d</p>\n");
        assert_eq!(heading(3, "", "a & b"), "<h3>a &amp; b</h3>\n");
    }
}
