//! A drawing under its caption, and what drawings are made of: inline SVG, whose colours the page's style sets.

use std::fmt::Write;

use maud::{Escaper, Markup, Render, html};

/// A drawing that is `size` wide and high; `label` tells it to whoever does not see it.
pub fn figure(title: &str, aside: &Markup, label: &str, size: [f64; 2], drawn: &Markup) -> Markup {
    html! {
        figure {
            figcaption { b { (title) } (aside) }
            svg viewBox={ "0 0 " (size[0]) " " (size[1]) } role="img" aria-label=(label) { (drawn) }
        }
    }
}

/// A line from each point to the next.
pub fn line(class: &str, points: impl IntoIterator<Item = [f64; 2]>) -> Markup {
    let points: Vec<String> = points.into_iter().map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
    html! { path class=(class) d={ "M" (points.join("L")) } {} }
}

/// A dot that says what it stands for when a pointer rests on it.
pub fn dot(class: Option<&str>, [x, y]: [f64; 2], radius: f64, told: impl Render) -> Markup {
    html! { circle class=[class] cx=(At(x)) cy=(At(y)) r=(radius) { title { (told) } } }
}

/// A length of a drawing, to a tenth.
pub struct At(pub f64);

impl Render for At {
    fn render_to(&self, buffer: &mut String) {
        let _ = write!(Escaper::new(buffer), "{:.1}", self.0);
    }
}
