//! The products that were sold: what is known of each, how often it sold in which week, and what it cost before.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::nouns;
use crate::import::said::{Fields, id};

/// Weeks that count for a list.
pub const WEEKS: i64 = 8;

/// Products by a number of their own. Memory: the catalogue, and nine weeks of each product.
#[derive(Default)]
pub struct Products {
    by_id: FxHashMap<String, u32>,
    all: Vec<Product>,
}

/// A product.
#[derive(Default)]
pub struct Product {
    /// As the first order line tells it, without the price.
    pub fields: Fields,
    pub kind: Option<String>,
    /// Sales by week, of the last nine.
    sales: VecDeque<(i64, u32)>,
    /// What it cost in the newest week that it was sold in, and before.
    newest: Option<(i64, f64)>,
    before: Option<f64>,
}

impl Products {
    /// The number of a product, which is taken in where it is new.
    pub fn number(&mut self, item: Fields) -> u32 {
        let next = self.all.len() as u32;
        let number = *self.by_id.entry(id(&item).to_owned()).or_insert(next);
        if number == next {
            self.all.push(Product { fields: item, ..Product::default() });
        }
        number
    }

    /// The product of that number.
    pub fn get(&self, number: u32) -> &Product {
        &self.all[number as usize]
    }

    /// The product of that number, to be changed.
    pub fn get_mut(&mut self, number: u32) -> &mut Product {
        &mut self.all[number as usize]
    }

    /// All of them.
    pub fn all(&self) -> &[Product] {
        &self.all
    }

    /// Finds out the kind of each: its category, else the noun of its name.
    pub fn find_kinds(&mut self) {
        let text = |product: &Product, field: &str| {
            product.fields.get(field).and_then(|told| told.as_str()).map(str::to_owned)
        };
        let names: Vec<String> =
            self.all.iter().map(|product| text(product, "item_name").unwrap_or_default()).collect();
        let found = nouns::of_names(&names.iter().map(String::as_str).collect::<Vec<_>>());
        for (product, noun) in self.all.iter_mut().zip(found) {
            product.kind = text(product, "item_category").or(noun);
            if let Some(kind) = &product.kind {
                product.fields.entry("item_category").or_insert_with(|| kind.as_str().into());
            }
        }
    }
}

impl Product {
    /// Takes in a sale.
    pub fn sold(&mut self, week: i64, price: Option<f64>) {
        match self.sales.back_mut() {
            Some((last, count)) if *last == week => *count += 1,
            _ => self.sales.push_back((week, 1)),
        }
        while self.sales.front().is_some_and(|(first, _)| *first < week - WEEKS) {
            self.sales.pop_front();
        }
        if let Some(price) = price {
            if let Some((_, cost)) = self.newest.filter(|(last, _)| *last < week) {
                self.before = Some(cost);
            }
            self.newest = Some((week, price));
        }
    }

    /// How often it sold in the eight weeks before that one.
    pub fn sales_before(&self, week: i64) -> u32 {
        self.sales.iter().filter(|(sold, _)| (week - WEEKS..week).contains(sold)).map(|(_, count)| count).sum()
    }

    /// As a list of that week shows it: with what it cost before.
    pub fn shown(&self, week: i64) -> Fields {
        let price = self.newest.filter(|(sold, _)| *sold < week).map(|(_, price)| price).or(self.before);
        let mut fields = self.fields.clone();
        if let Some(price) = price {
            fields.insert("price".to_owned(), price.into());
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_week_knows_nothing_of_its_own_sales_and_prices() {
        let mut product = Product::default();
        for (week, price) in [(1, Some(1.0)), (1, Some(2.0)), (3, None), (9, Some(3.0)), (9, Some(4.0))] {
            product.sold(week, price);
        }
        let price = |week| product.shown(week).get("price").cloned();
        assert_eq!((price(9), price(10)), (Some(json!(2.0)), Some(json!(4.0))));
        assert_eq!([9, 10, 11, 12].map(|week| product.sales_before(week)), [3, 3, 3, 2]);
    }

    #[test]
    fn a_category_is_the_kind_where_there_is_one() {
        let mut products = Products::default();
        for n in 0..4 {
            products.number(json!({"item_id": n.to_string(), "item_name": "Blue mug"}).as_object().unwrap().clone());
        }
        products.number(
            json!({"item_id": "c", "item_name": "Blue mug", "item_category": "Sale"}).as_object().unwrap().clone(),
        );
        assert_eq!(products.number(json!({"item_id": "c"}).as_object().unwrap().clone()), 4);
        products.find_kinds();
        assert_eq!((products.get(0).kind.as_deref(), products.get(4).kind.as_deref()), (Some("mug"), Some("Sale")));
        assert_eq!(products.get(0).fields["item_category"], "mug");
    }
}
