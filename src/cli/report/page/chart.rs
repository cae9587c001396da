//! Values over steps that stand evenly apart: lines to compare, or means with their intervals.

use maud::{Markup, html};
use reshelf::evaluation::Interval;

use super::figure::{At, dot, figure, line};
use super::whisker::kind;

const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 190.0;

/// Room for the numbers at the axes.
const LEFT: f64 = 42.0;
const RIGHT: f64 = 332.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 158.0;

/// One value at each step.
pub struct Line {
    /// What it is of.
    pub name: &'static str,
    /// The class that draws it; the legend's, too.
    pub class: &'static str,
    /// By step.
    pub values: Vec<f64>,
}

/// Where steps and values lie.
struct Frame<'a> {
    steps: &'a [String],
    low: f64,
    high: f64,
    /// Between two marks on the upright axis.
    mark: f64,
}

/// Lines over the same steps. Empty without steps.
pub fn lines(title: &str, axis: &str, steps: &[String], lines: &[Line]) -> Markup {
    let Some(frame) = Frame::over(steps, lines.iter().flat_map(|line| line.values.iter().copied())) else {
        return Markup::default();
    };
    let legend = html! { span.legend { @for line in lines { i class=(line.class) { (line.name) } } } };
    let drawn = html! {
        (frame.axes(axis))
        @for Line { name, class, values } in lines {
            @let points = values.iter().enumerate().map(|(at, &value)| frame.point(at, value));
            (line(&format!("curve {class}"), points.clone()))
            @for ((point, step), value) in points.zip(steps).zip(values) {
                (dot(Some(&format!("dot {class}")), point, 2.5, format_args!("{name}, {step}: {value:.4}")))
            }
        }
    };
    figure(title, &legend, title, [WIDTH, HEIGHT], &drawn)
}

/// Means with their intervals, and a line at zero. Empty without steps.
pub fn intervals(title: &str, axis: &str, steps: &[String], values: &[Interval]) -> Markup {
    let ends = values.iter().flat_map(|own| [own.low, own.high]).chain([0.0]);
    let Some(frame) = Frame::over(steps, ends) else { return Markup::default() };
    let drawn = html! {
        (frame.axes(axis))
        path.zero d={ "M" (LEFT) " " (At(frame.y(0.0))) "H" (RIGHT) } {}
        @for (at, (own, step)) in values.iter().zip(steps).enumerate() {
            g class=(kind(own.side())) {
                path stroke-width="2" d={ "M" (At(frame.x(at))) " " (At(frame.y(own.low))) "V" (At(frame.y(own.high))) } {}
                (dot(None, frame.point(at, own.mean), 3.0, format_args!("{step}: {}", own.text())))
            }
        }
    };
    figure(title, &html! { span { "95 % intervals" } }, title, [WIDTH, HEIGHT], &drawn)
}

impl<'a> Frame<'a> {
    /// With room for all values, its bounds at marks. `None` without steps or values.
    fn over(steps: &'a [String], values: impl Iterator<Item = f64>) -> Option<Frame<'a>> {
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if steps.is_empty() || low > high {
            return None;
        }
        let mark = mark((high - low).max(1e-3));
        let [low, high] = [(low / mark).floor() * mark, (high / mark).ceil() * mark];
        let high = if high > low { high } else { low + mark };
        Some(Frame { steps, low, high, mark })
    }

    fn x(&self, step: usize) -> f64 {
        let share = if self.steps.len() > 1 { step as f64 / (self.steps.len() - 1) as f64 } else { 0.5 };
        LEFT + 12.0 + share * (RIGHT - LEFT - 24.0)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)
    }

    fn point(&self, step: usize, value: f64) -> [f64; 2] {
        [self.x(step), self.y(value)]
    }

    fn axes(&self, axis: &str) -> Markup {
        let places = (-self.mark.log10().floor()).max(1.0) as usize;
        let marks = ((self.high - self.low) / self.mark).round() as usize;
        let value = |at: usize| self.low + at as f64 * self.mark;
        let told = |value: f64| format!("{:.places$}", if value.abs() < 1e-9 { 0.0 } else { value });
        html! {
            @for value in (0..=marks).map(value) {
                @let y = self.y(value);
                path.axis d={ "M" (LEFT) " " (At(y)) "H" (RIGHT) } {}
                text x=(LEFT - 5.0) y=(At(y + 3.5)) text-anchor="end" { (told(value)) }
            }
            @for (at, step) in self.steps.iter().enumerate() {
                text x=(At(self.x(at))) y=(BOTTOM + 14.0) text-anchor="middle" { (start(step)) }
            }
            text x=((LEFT + RIGHT) / 2.0) y=(HEIGHT - 4.0) text-anchor="middle" { (axis) }
        }
    }
}

/// The first number of a step.
fn start(step: &str) -> &str {
    step.split(['–', '+']).next().unwrap_or(step)
}

/// A round distance that puts three to seven marks on a span.
fn mark(span: f64) -> f64 {
    let power = 10f64.powf((span / 3.0).log10().floor());
    let fits = [5.0, 2.0, 1.0].into_iter().map(|times| times * power).find(|mark| span / mark >= 2.0);
    fits.unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_neither_few_nor_many() {
        for span in [0.0011, 0.013, 0.07, 0.1, 0.24, 0.5, 0.99] {
            assert!((2.0..=7.5).contains(&(span / mark(span))), "{span}: {}", mark(span));
        }
        assert!((mark(0.24) - 0.05).abs() < 1e-12);
    }

    #[test]
    fn a_line_goes_through_its_values_and_steps_are_named_by_their_start() {
        let steps = ["0", "1–2", "3+"].map(str::to_owned);
        let line = Line { name: "base", class: "base", values: vec![0.2, 0.4, 0.3] };
        let drawn = lines("MRR", "choices", &steps, &[line]).into_string();
        assert!(drawn.contains("M54.0 158.0L187.0 8.0L320.0 83.0"), "{drawn}");
        assert!(drawn.contains(">1</text>") && drawn.contains("base, 1–2: 0.4000"), "{drawn}");
        assert!(lines("MRR", "choices", &[], &[]).into_string().is_empty());
    }

    #[test]
    fn an_interval_has_its_colour_and_zero_is_drawn() {
        let own = Interval { mean: 0.2, low: 0.1, high: 0.3 };
        let drawn = intervals("lead", "choices", &["0".to_owned()], &[own]).into_string();
        assert!(drawn.contains("class=\"ahead\"") && drawn.contains("class=\"zero\" d=\"M42 158.0H332\""), "{drawn}");
    }
}
