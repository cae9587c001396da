//! A share before and after, as inline SVG: a ring where it was, a dot where it is.

const WIDTH: f64 = 160.0;

/// Both shares on a line from 0 to `most`, which all rows of a table have in common.
pub fn shift(before: f64, after: f64, most: f64) -> String {
    let x = |share: f64| 5.0 + if most > 0.0 { share / most } else { 0.0 } * (WIDTH - 10.0);
    let [zero, before, after] = [0.0, before, after].map(x);
    format!(
        "<svg class=\"whisker\" viewBox=\"0 0 {WIDTH} 14\" preserveAspectRatio=\"xMaxYMid\" aria-hidden=\"true\">\
         <path class=\"axis\" d=\"M{zero:.1} 7H{:.1}\"/><path class=\"curve\" d=\"M{before:.1} 7H{after:.1}\"/>\
         <circle class=\"ring\" cx=\"{before:.1}\" cy=\"7\" r=\"4\"/><circle class=\"dot\" cx=\"{after:.1}\" cy=\"7\" r=\"4\"/>\
         </svg>",
        WIDTH - 5.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_share_lies_at_the_end_of_the_line() {
        assert!(shift(0.2, 0.4, 0.4).contains("M80.0 7H155.0"), "{}", shift(0.2, 0.4, 0.4));
        assert!(!shift(0.0, 0.0, 0.0).contains("NaN"));
    }
}
