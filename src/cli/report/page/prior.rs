//! The prior widths of the adapter, feature by feature.

use maud::{Markup, html};
use reshelf::{Feature, Group, Model, table};

use super::bar::bar;

/// A list of bars for each group that the adapter may move; the widest prior fills its line.
pub fn bars(model: &Model) -> Markup {
    let widest = model.prior().iter().copied().fold(0.0, f32::max);
    let features = |group: Group| -> Vec<(&Feature, f32)> {
        let all = table().zip(model.prior().iter().copied());
        all.filter(|&(feature, width)| feature.group == group && width > 0.0).collect()
    };
    html! {
        @for (group, features) in Group::ALL.map(|group| (group, features(group))) {
            @if !features.is_empty() {
                h3 { (group.name()) }
                ul.bars {
                    @for (feature, width) in features {
                        (bar(html! { code { (feature.name) } }, f64::from(width / widest), None, &format!("{width:.3}")))
                    }
                }
            }
        }
    }
}
