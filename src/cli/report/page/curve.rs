//! A line over the steps of training, as inline SVG.

use std::fmt::Write;

use crate::report::grid::html_text;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 130.0;

/// Room for the numbers at the axes.
const LEFT: f64 = 46.0;
const BOTTOM: f64 = 110.0;
const TOP: f64 = 8.0;
const RIGHT: f64 = 312.0;

/// A figure: `points` are steps and values, `taken` the step of the model that was taken. Empty without points.
pub fn curve(title: &str, points: &[(usize, f32)], taken: Option<usize>) -> String {
    let (Some(&(first, _)), Some(&(last, end))) = (points.first(), points.last()) else { return String::new() };
    let at_end = taken.and_then(|taken| points.iter().find(|point| point.0 == taken)).map_or(end, |point| point.1);
    let low = points.iter().map(|point| point.1).fold(f32::INFINITY, f32::min);
    let high = points.iter().map(|point| point.1).fold(f32::NEG_INFINITY, f32::max);
    let x = |step: usize| place(step as f64, first as f64, last as f64, LEFT + 6.0, RIGHT - 6.0);
    let y = |value: f32| place(f64::from(value), f64::from(low), f64::from(high), BOTTOM - 8.0, TOP + 8.0);
    let title = html_text(title);
    let mut out = format!(
        "<figure><figcaption><b>{title}</b><span>{at_end:.4}</span></figcaption>\n\
         <svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}: from {:.4} at step {first} to {end:.4} \
         at step {last}\">\n<path class=\"axis\" d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\" fill=\"none\"/>\n",
        points[0].1
    );
    let mut ends = vec![low, high];
    ends.dedup();
    for value in ends {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.3}</text>",
            LEFT - 5.0,
            y(value) + 4.0
        );
    }
    let mut steps = vec![(first, "start"), (last, "end")];
    steps.dedup_by_key(|step| step.0);
    for (step, anchor) in steps {
        let (x, y) = (x(step), BOTTOM + 15.0);
        let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"{anchor}\">step {step}</text>");
    }
    if let Some(taken) = taken {
        let _ = writeln!(out, "<path class=\"taken\" d=\"M{:.1} {TOP}V{BOTTOM}\"/>", x(taken));
    }
    let line: Vec<String> = points.iter().map(|&(step, value)| format!("{:.1} {:.1}", x(step), y(value))).collect();
    let _ = writeln!(out, "<path class=\"curve\" d=\"M{}\"/>", line.join("L"));
    for &(step, value) in points {
        let (x, y) = (x(step), y(value));
        let _ = writeln!(
            out,
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"><title>step {step}: {value:.4}</title></circle>"
        );
    }
    out + "</svg></figure>\n"
}

/// Where a value lies between two places; in the middle where there is but one value.
fn place(value: f64, low: f64, high: f64, from: f64, to: f64) -> f64 {
    let share = if high > low { (value - low) / (high - low) } else { 0.5 };
    from + share * (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_through_its_points_and_the_lowest_lies_at_the_bottom() {
        let drawn = curve("loss", &[(250, 2.0), (500, 1.0), (750, 1.5)], Some(500));
        assert!(drawn.contains("d=\"M52.0 16.0L179.0 102.0L306.0 59.0\""), "{drawn}");
        assert!(drawn.contains("<span>1.0000</span>") && drawn.contains("step 750: 1.5000"), "{drawn}");
    }

    #[test]
    fn one_look_is_a_dot_and_none_is_no_figure() {
        assert!(curve("MRR", &[(20, 0.5)], Some(20)).contains("cx=\"179.0\" cy=\"59.0\""));
        assert_eq!(curve("MRR", &[], None), "");
    }
}
