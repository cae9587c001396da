//! Reads order lines, makes the lists, and hands both on.
//!
//! In the order of time, so that a list knows nothing of its own week: order lines are sorted by time first, then, as
//! everything, by user.

use std::path::PathBuf;

use csv::ByteRecord;
use reshelf::{EventKind, Millis};
use serde::{Deserialize, Serialize};

use super::products::Products;
use super::shelves::Shelves;
use crate::error::CliError;
use crate::import::columns::Columns;
use crate::import::events_csv;
use crate::import::intake::Intake;
use crate::import::options::Options;
use crate::import::rows::{Wanted, rows};
use crate::import::said::{Fields, Said, ascending, id};
use crate::import::sorter::Sorter;
use crate::import::tally::{NO_TIME, NO_USER, Reason};
use crate::import::time;

const GIVEN_BACK: Reason =
    Reason::whole("order lines of a quantity of 0 or less", "nothing is lost: what is given back is no choice");
const OUTSIDE: Reason = Reason::whole(
    "purchases of what stood in no list that could be made",
    "a list is what sold of a kind in the eight weeks before, the 48 most sold of 4 at least; new and rare products are in none",
);
const NO_KIND: Reason = Reason::whole(
    "purchases of products of no kind",
    "name the column of the category: --columns category=COLUMN; nouns of names are a makeshift",
);

const WEEK: Millis = 7 * 24 * 60 * 60 * 1_000;

/// 1970 began on a Thursday; a week begins on Monday.
const MONDAY: Millis = 3 * 24 * 60 * 60 * 1_000;

/// Lines of an order, and between them the lists, stand a second apart.
const APART: Millis = 1_000;

/// An order line, its product by number.
#[derive(Serialize, Deserialize)]
struct Line {
    user: String,
    order: String,
    at: Millis,
    product: u32,
    price: Option<f64>,
}

/// # Errors
/// A file that cannot be read, or lacks a column that is needed.
pub fn read(files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
    let mut products = Products::default();
    let mut lines = into.sorter();
    let wanted =
        Wanted { named: &options.columns, attributes: &options.words.attributes, needed: &["user", "time", "item"] };
    for path in files {
        rows(path, &wanted, into, &mut |row, columns, into| {
            if columns.get(row, "category").is_none() && columns.get(row, "name").is_none() {
                into.tally.leave_out(NO_KIND, "");
                return Ok(());
            }
            match line(row, columns, options, &mut products, into) {
                Some(line) => take(&mut lines, &line),
                None => Ok(()),
            }
        })?;
    }
    products.find_kinds();
    into.tally.notes.push(format!(
        "the lists are made up: of each kind of {} products what sold in the 8 weeks before the week, the most sold first, 48 at \
         most; nobody was shown them, and the words searched for are the kinds",
        products.all().len()
    ));
    make_lists(lines, &mut products, into)
}

fn line(
    row: &ByteRecord,
    columns: &Columns,
    options: &Options,
    products: &mut Products,
    into: &mut Intake,
) -> Option<Line> {
    let tally = &mut into.tally;
    let Some(user) = columns.get(row, "user") else {
        tally.leave_out(NO_USER, "");
        return None;
    };
    let told = columns.get(row, "time").unwrap_or_default();
    let Some(at) = time::of_text(&told, options.time_format.as_deref()) else {
        tally.leave_out(NO_TIME, &told);
        return None;
    };
    let quantity = columns.get(row, "quantity").and_then(|quantity| quantity.replace(',', ".").parse::<f64>().ok());
    if quantity.is_some_and(|quantity| quantity <= 0.0) {
        tally.leave_out(GIVEN_BACK, "");
        return None;
    }
    let mut item: Fields = events_csv::item(row, columns, tally)?;
    item.remove("index");
    let price = item.remove("price").and_then(|price| price.as_f64());
    let order = columns.get(row, "order").map_or_else(|| format!("{user}-{at}"), |order| order.into_owned());
    Some(Line { user: user.into_owned(), order, at, product: products.number(item), price })
}

/// By time, the lines of an order together.
fn take(lines: &mut Sorter, line: &Line) -> Result<(), CliError> {
    let key = [&ascending(line.at)[..], line.user.as_bytes(), &[0], line.order.as_bytes()].concat();
    lines.take(&key, &serde_json::to_vec(line).unwrap_or_default())
}

fn make_lists(lines: Sorter, products: &mut Products, into: &mut Intake) -> Result<(), CliError> {
    let mut shelves = Shelves::new(products);
    let mut lines = lines.sorted()?;
    let mut order: Vec<Line> = Vec::new();
    while let Some(bytes) = lines.next()? {
        let Ok(line) = serde_json::from_slice::<Line>(&bytes) else { continue };
        let is_other = |first: &Line| (&first.user, &first.order, first.at) != (&line.user, &line.order, line.at);
        if order.first().is_some_and(is_other) {
            hand_on(&mut order, &mut shelves, products, into)?;
        }
        order.push(line);
    }
    hand_on(&mut order, &mut shelves, products, into)
}

/// Hands on an order: of each kind the list, then what was bought from it.
fn hand_on(
    order: &mut Vec<Line>,
    shelves: &mut Shelves,
    products: &mut Products,
    into: &mut Intake,
) -> Result<(), CliError> {
    let Some(first) = order.first() else { return Ok(()) };
    let (week, mut at) = ((first.at + MONDAY).div_euclid(WEEK), first.at);
    let mut kinds: Vec<&str> = Vec::new();
    for line in &*order {
        match products.get(line.product).kind.as_deref() {
            Some(kind) if !kinds.contains(&kind) => kinds.push(kind),
            Some(_) => {}
            None => into.tally.leave_out(NO_KIND, id(&products.get(line.product).fields)),
        }
    }
    let said = |at, kind| Said { session: Some(first.order.clone()), ..Said::new(first.user.clone(), at, kind) };
    for kind in kinds {
        let of_kind = order.iter().filter(|line| products.get(line.product).kind.as_deref() == Some(kind));
        let shelf = shelves.of(kind, week, products, &mut |name, items| into.define(name, items))?;
        let mut bought: Vec<u32> = Vec::new();
        for line in of_kind {
            let fields = &products.get(line.product).fields;
            let Some(shelf) = shelf.as_ref().filter(|shelf| shelf.has(line.product)) else {
                into.tally.leave_out(OUTSIDE, id(fields));
                continue;
            };
            if bought.contains(&line.product) {
                continue;
            }
            if bought.is_empty() {
                let list = Said { list: Some(shelf.name.clone()), defined: true, ..said(at, EventKind::ViewItemList) };
                into.take(&Said { search_term: Some(kind.to_owned()), ..list })?;
                at += APART;
            }
            bought.push(line.product);
            let item = fields.get_key_value("item_id").map(|(name, id)| (name.clone(), id.clone()));
            let items = vec![item.into_iter().collect()];
            into.take(&Said { items, list: Some(shelf.name.clone()), ..said(at, EventKind::Purchase) })?;
            at += APART;
        }
    }
    for line in order.drain(..) {
        products.get_mut(line.product).sold(week, line.price);
    }
    Ok(())
}
