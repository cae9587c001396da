//! Exposure: which brands and price ranges get the attention, before and after.

use maud::{Markup, html};
use reshelf::evaluation::Ranker;
use reshelf::evaluation::study::{Exposure, Exposures, Row, TOP, WAYS};

use crate::report::grid::{Cell, Grid};
use crate::report::page::frame::{heading, paragraph};
use crate::report::page::shift::shift;
use crate::report::page::told::{count, percent, points};

pub const WORDS: &str = "Which share of the attention goes where, if place k of a list gets 1 / log2(1 + k) of it \
     (Järvelin and Kekäläinen 2002) and every list as much as any other. The exposure of a brand is the sum over its items \
     (Singh and Joachims, KDD 2018). Beside it stands its share of the choices: where that is the larger of the two, shoppers \
     seem to want it more than its places say. Changes are in percentage points; the ring is the server's order, the dot the \
     new one.";

/// Brands told one by one.
const BRANDS: usize = 10;

/// How often the top changes, by brand, by price; under headings of that level.
pub fn told(rankers: &[Ranker], exposure: &Exposure, level: u8) -> Markup {
    let ways: Vec<usize> = (0..WAYS.len()).filter(|&way| rankers.contains(&WAYS[way])).collect();
    let named = |rows: &[Row]| rows.iter().any(|row| row.exposure[0] > 0.0);
    html! {
        (paragraph(&top(&ways, exposure)))
        (heading(level, None, "By brand"))
        @if named(&exposure.brands.rows[1..]) {
            (table("brand", &brands(&exposure.brands), &exposure.brands, &ways))
        } @else {
            (paragraph("The log names no brands (item_brand)."))
        }
        (heading(level, None, "By price within the list"))
        @if named(&exposure.prices.rows[..3]) {
            (table("price", &exposure.prices.rows, &exposure.prices, &ways))
        } @else {
            (paragraph("The log names no prices, or only one price a list."))
        }
    }
}

fn top(ways: &[usize], exposure: &Exposure) -> String {
    let share = |part: u64, of: u64| if of > 0 { percent(part as f64 / of as f64) } else { "none".to_owned() };
    let mut out = format!(
        "Of {} lists {} came up for a shopper with a history, and were re-sorted.",
        count(exposure.lists),
        share(exposure.personal, exposure.lists)
    );
    for &way in ways.iter().filter(|&&way| way > 0) {
        let top = exposure.top[way - 1];
        out += &format!(
            " In the order of {} the first {TOP} are other items than the server's in {} of these; they are other items, or \
             the same in another order, in {}.",
            WAYS[way].name(),
            share(top.items, top.lists),
            share(top.order, top.lists)
        );
    }
    out
}

/// The brands with most exposure at the server, all others in one row, then items without a brand.
fn brands(brands: &Exposures) -> Vec<Row> {
    let mut named: Vec<Row> = brands.rows[1..].to_vec();
    named.sort_by(|one, other| other.exposure[0].total_cmp(&one.exposure[0]));
    let rest = named.split_off(named.len().min(BRANDS));
    if !rest.is_empty() {
        let other = if rest.len() == 1 { "1 other".to_owned() } else { format!("{} others", count(rest.len() as u64)) };
        let mut sum = Row { label: other.into(), exposure: Default::default(), chosen: 0 };
        for row in &rest {
            sum.exposure.iter_mut().zip(row.exposure).for_each(|(sum, own)| *sum += own);
            sum.chosen += row.chosen;
        }
        named.push(sum);
    }
    named.extend(brands.rows.first().cloned());
    named
}

fn table(of: &str, rows: &[Row], all: &Exposures, ways: &[usize]) -> Grid {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.exposure[0] > 0.0).collect();
    let share = |row: &Row, way: usize| row.exposure[way] / all.total(way);
    let most = rows.iter().flat_map(|row| ways.iter().map(move |&way| share(row, way))).fold(0.0, f64::max);
    let head = [of.to_owned(), "of the choices".to_owned()].into_iter();
    let head = head.chain(ways.iter().map(|&way| WAYS[way].name().to_owned()));
    let head = head.chain(ways[1..].iter().map(|&way| format!("change by {}", WAYS[way].name())));
    let cells = |row: &&Row| {
        let chosen = all.chosen();
        let chosen = if chosen > 0 { percent(row.chosen as f64 / chosen as f64) } else { String::new() };
        let shares = ways.iter().map(|&way| percent(share(row, way)).into());
        let changes = ways[1..].iter().map(|&way| {
            let (before, after) = (share(row, 0), share(row, way));
            Cell::marked(points(after - before), shift(before, after, most))
        });
        [Cell::from(&*row.label), chosen.into()].into_iter().chain(shares).chain(changes).collect()
    };
    Grid::new(head, 1).rows(rows.iter().map(cells))
}

#[cfg(test)]
mod tests {
    use maud::Render;

    use super::*;

    #[test]
    fn ten_brands_are_told_and_the_rest_adds_up() {
        let row = |n: usize| Row { label: format!("Brand <{n}>").into(), exposure: [n as f64; 3], chosen: n as u64 };
        let all = Exposures { rows: (0..14).map(row).collect() };
        let told = brands(&all);
        assert_eq!((told.len(), &*told[0].label, &*told[10].label), (12, "Brand <13>", "3 others"));
        assert_eq!((told[10].chosen, &*told[11].label), (6, "Brand <0>"));
        assert_eq!(told.iter().map(|row| row.chosen).sum::<u64>(), all.chosen());
        let html = table("brand", &told, &all, &[0, 1]).render().into_string();
        assert!(html.contains("Brand &lt;13&gt;") && !html.contains("Brand <"), "{html}");
    }
}
