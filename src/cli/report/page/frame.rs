//! What the pages share: the document around them, sections, prose.

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

const STYLE: &str = include_str!("style.css");

/// A whole document: everything in it, no script, nothing loaded.
pub fn document(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                // The one text that is not escaped: in `style` a browser reads `&gt;` to the letter.
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    (body)
                }
            }
        }
    };
    page.into_string()
}

/// A section under a heading of that level, which begins with some prose, or with none.
pub fn section(level: u8, id: Option<&str>, title: &str, words: &str, content: impl Render) -> Markup {
    html! {
        section {
            (heading(level, id, title))
            @if !words.is_empty() { (paragraph(words)) }
            (content)
        }
    }
}

/// A heading of a level from 2 to 4, with an id where one is given.
pub fn heading(level: u8, id: Option<&str>, title: impl Render) -> Markup {
    html! {
        @match level {
            2 => h2 id=[id] { (title) },
            3 => h3 id=[id] { (title) },
            _ => h4 id=[id] { (title) },
        }
    }
}

/// A paragraph of prose.
pub fn paragraph(words: &str) -> Markup {
    html! { p { (prose(words)) } }
}

/// A remark on what stands above it.
pub fn remark(words: &str) -> Markup {
    html! { p.quiet { (words) } }
}

/// The items of a list, each of prose.
pub fn items(lines: &[&str]) -> Markup {
    html! { @for line in lines { li { (prose(line)) } } }
}

/// Text in which what stands between backticks is code.
fn prose(words: &str) -> Markup {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_has_code_and_no_markup_of_others() {
        assert_eq!(paragraph("a `b <c>` d").into_string(), "<p>a <code>b &lt;c&gt;</code> d</p>");
        assert_eq!(heading(3, Some("\">"), "a & b").into_string(), "<h3 id=\"&quot;&gt;\">a &amp; b</h3>");
    }
}
