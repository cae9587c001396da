//! The prior widths of the adapter, feature by feature, as bars.

use std::fmt::Write;

use reshelf::{Feature, Group, Model, table};

/// A list of bars for each group that the adapter may move; the widest prior fills its line.
pub fn bars(model: &Model) -> String {
    let widest = model.prior().iter().copied().fold(0.0, f32::max);
    let mut out = String::new();
    for group in Group::ALL {
        let moved = |(feature, width): &(&Feature, &f32)| feature.group == group && **width > 0.0;
        let mut features = table().zip(model.prior()).filter(moved).peekable();
        if features.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "<h3>{}</h3>\n<ul class=\"bars\">", group.name());
        for (feature, width) in features {
            let share = 100.0 * width / widest;
            let _ = writeln!(
                out,
                "<li><code>{}</code><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
                 <rect width=\"{share:.1}\" height=\"10\"/></svg><span>{width:.3}</span></li>",
                feature.name
            );
        }
        out += "</ul>\n";
    }
    out
}
