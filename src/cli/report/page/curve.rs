//! A line over the steps of training.

use maud::{Markup, html};

use super::figure::{At, dot, figure, line};

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 130.0;

/// Room for the numbers at the axes.
const LEFT: f64 = 46.0;
const BOTTOM: f64 = 110.0;
const TOP: f64 = 8.0;
const RIGHT: f64 = 312.0;

/// A figure: `points` are steps and values, `taken` the step of the model that was taken. Empty without points.
pub fn curve(title: &str, points: &[(usize, f32)], taken: Option<usize>) -> Markup {
    let (Some(&(first, start)), Some(&(last, end))) = (points.first(), points.last()) else {
        return Markup::default();
    };
    let told = taken.and_then(|taken| points.iter().find(|point| point.0 == taken)).map_or(end, |point| point.1);
    let low = points.iter().map(|point| point.1).fold(f32::INFINITY, f32::min);
    let high = points.iter().map(|point| point.1).fold(f32::NEG_INFINITY, f32::max);
    let x = |step: usize| place(step as f64, first as f64, last as f64, LEFT + 6.0, RIGHT - 6.0);
    let y = |value: f32| place(f64::from(value), f64::from(low), f64::from(high), BOTTOM - 8.0, TOP + 8.0);
    let mut values = vec![low, high];
    values.dedup();
    let mut steps = vec![(first, "start"), (last, "end")];
    steps.dedup_by_key(|step| step.0);

    let drawn = html! {
        path.axis d={ "M" (LEFT) " " (TOP) "V" (BOTTOM) "H" (RIGHT) } fill="none" {}
        @for value in values {
            text x=(LEFT - 5.0) y=(At(y(value) + 4.0)) text-anchor="end" { (format_args!("{value:.3}")) }
        }
        @for (step, anchor) in steps {
            text x=(At(x(step))) y=(BOTTOM + 15.0) text-anchor=(anchor) { "step " (step) }
        }
        @if let Some(taken) = taken {
            path.taken d={ "M" (At(x(taken))) " " (TOP) "V" (BOTTOM) } {}
        }
        (line("curve", points.iter().map(|&(step, value)| [x(step), y(value)])))
        @for &(step, value) in points {
            (dot(Some("dot"), [x(step), y(value)], 3.0, format_args!("step {step}: {value:.4}")))
        }
    };
    let label = format!("{title}: from {start:.4} at step {first} to {end:.4} at step {last}");
    figure(title, &html! { span { (format_args!("{told:.4}")) } }, &label, [WIDTH, HEIGHT], &drawn)
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
        let drawn = curve("loss", &[(250, 2.0), (500, 1.0), (750, 1.5)], Some(500)).into_string();
        assert!(drawn.contains("d=\"M52.0 16.0L179.0 102.0L306.0 59.0\""), "{drawn}");
        assert!(drawn.contains("<span>1.0000</span>") && drawn.contains("step 750: 1.5000"), "{drawn}");
    }

    #[test]
    fn one_look_is_a_dot_and_none_is_no_figure() {
        assert!(curve("MRR", &[(20, 0.5)], Some(20)).into_string().contains("cx=\"179.0\" cy=\"59.0\""));
        assert!(curve("MRR", &[], None).into_string().is_empty());
    }
}
