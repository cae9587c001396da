//! A few lists before and after, side by side.

use maud::{Markup, html};
use reshelf::evaluation::study::{Past, ROWS, Sample, Study, Turn};
use reshelf::log::Names;
use reshelf::{Item, Key, Reason};

use crate::report::page::frame::heading;
use crate::report::page::told::{counted, percent, price};

pub const WORDS: &str = "Drawn at random among lists that the base re-sorted and from which a shopper with three or more \
     earlier choices chose: two where the chosen item rose, one where it kept its place, one where it fell. Reasons are \
     an attribution of the score, in the words that the shopper would read; ▲ lifts an item, ▼ lowers it, the figure is how \
     much of the score it makes (at +0.7 an item is twice as likely to be chosen as without).";

/// Reasons told of an item.
const REASONS: usize = 2;

/// Shares of a score too small to tell of.
const SLIGHT: f32 = 0.05;

/// How often each turn was taken, then the lists under headings of that level.
pub fn told(study: &Study, names: &Names, level: u8) -> Markup {
    let all: u64 = Turn::ALL.iter().map(|&(turn, _)| study.turns(turn)).sum();
    if all == 0 {
        return Markup::default();
    }
    let [rose, stayed, fell] = Turn::ALL.map(|(turn, _)| percent(study.turns(turn) as f64 / all as f64));
    html! {
        p {
            "Of all choices " (rose) " were of an item that the base had put higher than the server, " (stayed)
            " of one that it had left in its place, " (fell) " of one that it had put lower."
        }
        @for sample in study.samples() { (list(sample, names, level)) }
        @if study.samples().next().is_none() {
            p { "No list of this log can be shown: none was re-sorted for a shopper with three or more earlier choices." }
        }
    }
}

fn list(sample: &Sample, names: &Names, level: u8) -> Markup {
    let (before, after) = (sample.chosen + 1, sample.after[sample.chosen] + 1);
    let turn = match sample.turn {
        Turn::Better => format!("The chosen item rose from place {before} to {after}"),
        Turn::Same => format!("The chosen item stayed at place {before}"),
        Turn::Worse => format!("The chosen item fell from place {before} to {after}"),
    };
    let is_told = |&(index, place): &(usize, usize)| place < ROWS || index == sample.chosen;
    let served = sample.told().map(|index| (index, index)).filter(is_told);
    let mut based: Vec<(usize, usize)> =
        sample.told().map(|index| (index, sample.after[index] as usize)).filter(is_told).collect();
    based.sort_by_key(|&(_, place)| place);
    html! {
        article.sample {
            (heading(level, None, html! { (turn) " " small { "of " (counted(sample.results.len() as u64, "item")) } }))
            p { (history(&sample.past, sample, names)) }
            .pair {
                div {
                    b { "Before: the server’s order" }
                    ol { @for (index, place) in served { (item(sample, names, index, place, false)) } }
                }
                div {
                    b { "After: the base" }
                    ol { @for (index, place) in based { (item(sample, names, index, place, true)) } }
                }
            }
        }
    }
}

fn item(sample: &Sample, names: &Names, index: usize, place: usize, explained: bool) -> Markup {
    let own = &sample.results.items()[index];
    let chosen = index == sample.chosen;
    let about = about(own);
    html! {
        li value=(place + 1) class=[chosen.then_some("chosen")] {
            span.name { (name(own, names)) }
            @if chosen { " " b.mark { "chosen" } }
            @if explained { (moved(index, place)) }
            @if !about.is_empty() { small { (about) } }
            @if explained { (reasons(&sample.reasons[index])) }
        }
    }
}

/// By how many places an item rose or fell.
fn moved(before: usize, after: usize) -> Markup {
    let (class, arrow) = if after < before { ("up", '↑') } else { ("down", '↓') };
    let by = before.abs_diff(after);
    html! {
        @if by > 0 { " " span class=(class) title={ (class) " by " (counted(by as u64, "place")) } { (arrow) (by) } }
    }
}

fn reasons(reasons: &[Reason]) -> Markup {
    html! {
        @for Reason { share, text, .. } in reasons.iter().filter(|own| own.share.abs() >= SLIGHT).take(REASONS) {
            @let (class, arrow) = if *share > 0.0 { ("up", '▲') } else { ("down", '▼') };
            small { i class=(class) { (arrow) } " " (text) (format_args!(" ({share:+.2})")) }
        }
    }
}

/// What the log calls an item: its name, else its id.
fn name(item: &Item, names: &Names) -> String {
    names.get(&item.id()).map_or("an item".to_owned(), |name| name.title.clone().unwrap_or_else(|| name.id.clone()))
}

/// What else the log says of an item: brand and variant, or two other properties, and the price.
fn about(item: &Item) -> String {
    let labels = |wanted: &dyn Fn(Key) -> bool| -> Vec<String> {
        item.attributes().iter().filter(|own| wanted(own.key)).map(|own| own.label.to_string()).take(2).collect()
    };
    let mut told = labels(&|key| matches!(key, Key::Brand | Key::Variant));
    if told.is_empty() {
        told = labels(&|key| matches!(key, Key::Other(_)));
    }
    told.extend(item.price().map(|own| format!("price {}", price(own))));
    told.join(" · ")
}

/// The past that has to do with the list, in one line.
fn history(past: &Past, sample: &Sample, names: &Names) -> String {
    let mut out = format!("Known of the shopper: {}", counted(past.choices.into(), "earlier choice"));
    let touched = past.touched.iter().map(|&(index, choices, acts)| {
        let name = name(&sample.results.items()[index], names);
        let times = |count: usize| match count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            more => format!("{more} times"),
        };
        match choices {
            0 => format!("{name} looked at {}", times(acts)),
            _ => format!("{name} chosen {}", times(choices)),
        }
    });
    let touched: Vec<String> = touched.collect();
    out += &match &touched[..] {
        [] => "; no act on an item of this list".to_owned(),
        some => format!("; of this list {}", some.join(", ")),
    };
    if let Some(brand) = &past.brand {
        out += &format!("; the brand met most is {brand}");
    }
    if let Some(price) = past.price {
        let third = match price {
            price if price < 1.0 / 3.0 => "lower",
            price if price > 2.0 / 3.0 => "upper",
            _ => "middle",
        };
        out += &format!("; prices chosen lie in the {third} third of their lists");
    }
    out + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_told_by_what_the_log_says() {
        let bare = Item::new("1").unwrap();
        assert_eq!((about(&bare), name(&bare, &Names::default())), (String::new(), "an item".to_owned()));
        let jar = bare.with_price(2.5).unwrap().with_attribute("size", "L").with_attribute("item_category", "jars");
        assert_eq!(about(&jar), "size: L · price 2.50");
        assert_eq!(about(&jar.with_attribute("item_brand", "Rose")), "Rose · price 2.50");
    }
}
