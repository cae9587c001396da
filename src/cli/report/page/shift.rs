//! A share before and after: a ring where it was, a dot where it is.

use maud::{Markup, html};

use super::figure::At;
use super::strip::{WIDTH, strip};

/// Both shares on a line from 0 to `most`, which all rows of a table have in common.
pub fn shift(before: f64, after: f64, most: f64) -> Markup {
    let x = |share: f64| 5.0 + if most > 0.0 { share / most } else { 0.0 } * (WIDTH - 10.0);
    let [zero, before, after, end] = [0.0, before, after, most].map(|share| At(x(share)));
    strip(&html! {
        path.axis d={ "M" (zero) " 7H" (end) } {}
        path.curve d={ "M" (before) " 7H" (after) } {}
        circle.ring cx=(before) cy="7" r="4" {}
        circle.dot cx=(after) cy="7" r="4" {}
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_share_lies_at_the_end_of_the_line() {
        let drawn = shift(0.2, 0.4, 0.4).into_string();
        assert!(drawn.contains("M80.0 7H155.0"), "{drawn}");
        assert!(!shift(0.0, 0.0, 0.0).into_string().contains("NaN"));
    }
}
