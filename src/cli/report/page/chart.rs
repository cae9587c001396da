//! Values over steps that stand evenly apart, as inline SVG: lines to compare, or means with their intervals.

use std::fmt::Write;

use reshelf::evaluation::Interval;

use super::whisker::kind;
use crate::report::grid::html_text;

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
pub fn lines(title: &str, axis: &str, steps: &[String], lines: &[Line]) -> String {
    let Some(frame) = Frame::over(steps, lines.iter().flat_map(|line| line.values.iter().copied())) else {
        return String::new();
    };
    let mut drawn = frame.axes(axis);
    for Line { name, class, values } in lines {
        let points: Vec<String> =
            values.iter().enumerate().map(|(at, &value)| format!("{:.1} {:.1}", frame.x(at), frame.y(value))).collect();
        let _ = writeln!(drawn, "<path class=\"curve {class}\" d=\"M{}\"/>", points.join("L"));
        for (at, &value) in values.iter().enumerate() {
            let _ = writeln!(
                drawn,
                "<circle class=\"dot {class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.5\"><title>{name}, {}: {value:.4}</title></circle>",
                frame.x(at),
                frame.y(value),
                html_text(&steps[at])
            );
        }
    }
    let legend: String = lines.iter().map(|line| format!("<i class=\"{}\">{}</i>", line.class, line.name)).collect();
    figure(title, &format!("<span class=\"legend\">{legend}</span>"), &drawn)
}

/// Means with their intervals, and a line at zero. Empty without steps.
pub fn intervals(title: &str, axis: &str, steps: &[String], values: &[Interval]) -> String {
    let ends = values.iter().flat_map(|own| [own.low, own.high]).chain([0.0]);
    let Some(frame) = Frame::over(steps, ends) else { return String::new() };
    let mut drawn = frame.axes(axis);
    let _ = writeln!(drawn, "<path class=\"zero\" d=\"M{LEFT} {:.1}H{RIGHT}\"/>", frame.y(0.0));
    for (at, own) in values.iter().enumerate() {
        let [low, mean, high] = [own.low, own.mean, own.high].map(|value| frame.y(value));
        let _ = writeln!(
            drawn,
            "<g class=\"{}\"><path stroke-width=\"2\" d=\"M{x:.1} {low:.1}V{high:.1}\"/><circle cx=\"{x:.1}\" \
             cy=\"{mean:.1}\" r=\"3\"><title>{}: {}</title></circle></g>",
            kind(own.side()),
            html_text(&steps[at]),
            own.text(),
            x = frame.x(at)
        );
    }
    figure(title, "<span>95 % intervals</span>", &drawn)
}

fn figure(title: &str, aside: &str, drawn: &str) -> String {
    let title = html_text(title);
    format!(
        "<figure><figcaption><b>{title}</b>{aside}</figcaption>\n\
         <svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">\n{drawn}</svg></figure>\n"
    )
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

    fn axes(&self, axis: &str) -> String {
        let mut out = String::new();
        let places = (-self.mark.log10().floor()).max(1.0) as usize;
        let marks = ((self.high - self.low) / self.mark).round() as usize;
        for at in 0..=marks {
            let value = self.low + at as f64 * self.mark;
            let y = self.y(value);
            let value = if value.abs() < 1e-9 { 0.0 } else { value };
            let _ = writeln!(
                out,
                "<path class=\"axis\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.places$}</text>",
                LEFT - 5.0,
                y + 3.5
            );
        }
        for (at, step) in self.steps.iter().enumerate() {
            let short = step.split(['–', '+']).next().unwrap_or(step);
            let (x, y, short) = (self.x(at), BOTTOM + 14.0, html_text(short));
            let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{short}</text>");
        }
        let middle = (LEFT + RIGHT) / 2.0;
        let _ = writeln!(
            out,
            "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - 4.0,
            html_text(axis)
        );
        out
    }
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
        let drawn = lines("MRR", "choices", &steps, &[line]);
        assert!(drawn.contains("M54.0 158.0L187.0 8.0L320.0 83.0"), "{drawn}");
        assert!(drawn.contains(">1</text>") && drawn.contains("base, 1–2: 0.4000"), "{drawn}");
        assert_eq!(lines("MRR", "choices", &[], &[]), "");
    }

    #[test]
    fn an_interval_has_its_colour_and_zero_is_drawn() {
        let own = Interval { mean: 0.2, low: 0.1, high: 0.3 };
        let drawn = intervals("lead", "choices", &["0".to_owned()], &[own]);
        assert!(drawn.contains("class=\"ahead\"") && drawn.contains("class=\"zero\" d=\"M42 158.0H332\""), "{drawn}");
    }
}
