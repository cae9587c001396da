//! The lists that may have been shown: of each kind and week what sold in the eight weeks before, the most sold first.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::products::Products;
use crate::import::said::Fields;

/// A list has so many items at least, and at most.
const ITEMS: (usize, usize) = (4, 48);

/// What is done with a list that is new: its name, and its items.
pub type Define<'d, E> = &'d mut dyn FnMut(&str, &[Fields]) -> Result<(), E>;

/// A list.
pub struct Shelf {
    /// Kind and week.
    pub name: String,
    /// By the products' numbers.
    numbers: FxHashSet<u32>,
}

impl Shelf {
    /// True where it has that product.
    pub fn has(&self, number: u32) -> bool {
        self.numbers.contains(&number)
    }
}

/// The lists of one week. Memory: those that are asked for.
pub struct Shelves {
    week: i64,
    first_week: i64,
    by_kind: FxHashMap<String, Vec<u32>>,
    made: FxHashMap<String, Option<Rc<Shelf>>>,
}

impl Shelves {
    /// None yet; the products' kinds are known.
    pub fn new(products: &Products) -> Shelves {
        let mut by_kind: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (number, product) in (0..).zip(products.all()) {
            if let Some(kind) = &product.kind {
                by_kind.entry(kind.clone()).or_default().push(number);
            }
        }
        Shelves { week: i64::MIN, first_week: 0, by_kind, made: FxHashMap::default() }
    }

    /// The list of that kind in that week; `define` is handed a list that is new. `None` where too little was sold before.
    ///
    /// # Errors
    /// Those of `define`.
    pub fn of<E>(
        &mut self,
        kind: &str,
        week: i64,
        products: &Products,
        define: Define<'_, E>,
    ) -> Result<Option<Rc<Shelf>>, E> {
        if self.week == i64::MIN {
            self.first_week = week;
        }
        if self.week != week {
            self.week = week;
            self.made.clear();
        }
        if let Some(made) = self.made.get(kind) {
            return Ok(made.clone());
        }
        let mut sold: Vec<(u32, u32)> = self
            .by_kind
            .get(kind)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .map(|&number| (products.get(number).sales_before(week), number))
            .filter(|(sales, _)| *sales > 0)
            .collect();
        sold.sort_by(|(sales, one), (more, other)| more.cmp(sales).then(one.cmp(other)));
        sold.truncate(ITEMS.1);
        let shelf = (sold.len() >= ITEMS.0).then(|| {
            let name = format!("{kind}|{}", week - self.first_week);
            Rc::new(Shelf { name, numbers: sold.iter().map(|(_, number)| *number).collect() })
        });
        if let Some(shelf) = &shelf {
            let items: Vec<Fields> = sold.iter().map(|(_, number)| products.get(*number).shown(week)).collect();
            define(&shelf.name, &items)?;
        }
        self.made.insert(kind.to_owned(), shelf.clone());
        Ok(shelf)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_has_what_sold_before_the_most_sold_first_and_is_made_once_a_week() {
        let mut products = Products::default();
        for n in 0..6 {
            products.number(json!({"item_id": n.to_string(), "item_category": "mug"}).as_object().unwrap().clone());
        }
        products.find_kinds();
        let sales = [1, 3, 2, 1, 0, 1];
        for (number, count) in (0..).zip(sales) {
            (0..count).for_each(|_| products.get_mut(number).sold(0, None));
        }
        products.get_mut(4).sold(1, None);
        let mut shelves = Shelves::new(&products);
        let mut defined = Vec::new();
        let mut define = |name: &str, items: &[Fields]| {
            let ids: Vec<_> = items.iter().map(|item| item["item_id"].as_str().unwrap().to_owned()).collect();
            defined.push(format!("{name}: {}", ids.join(" ")));
            Ok::<(), Infallible>(())
        };
        let mut of = |kind, week| shelves.of(kind, week, &products, &mut define).unwrap();
        assert!(of("mug", 0).is_none() && of("cup", 1).is_none());
        let shelf = of("mug", 1).unwrap();
        assert!(shelf.has(1) && !shelf.has(4) && Rc::ptr_eq(&shelf, &of("mug", 1).unwrap()));
        assert!(of("mug", 9).is_none(), "eight weeks later one product is left");
        assert_eq!(defined, ["mug|1: 1 2 0 3 5"]);
    }
}
