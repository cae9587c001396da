//! A line of a list of bars.

use maud::{Markup, Render, html};

/// A name, a bar that fills that share of the line, and what it says in figures. `class` colours it.
pub fn bar(name: impl Render, share: f64, class: Option<&str>, told: &str) -> Markup {
    html! {
        li {
            (name)
            svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                rect class=[class] width=(format_args!("{:.1}", 100.0 * share)) height="10" {}
            }
            span { (told) }
        }
    }
}
