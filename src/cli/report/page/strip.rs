//! The small drawing below the text of a cell.

use maud::{Markup, html};

/// How wide it is, in its own units; it is 14 high.
pub const WIDTH: f64 = 160.0;

/// What is drawn, set to the right as the numbers of the column are. The cell's text says the same, so it is not read aloud.
pub fn strip(drawn: &Markup) -> Markup {
    html! {
        svg.whisker viewBox={ "0 0 " (WIDTH) " 14" } preserveAspectRatio="xMaxYMid" aria-hidden="true" { (drawn) }
    }
}
