//! A catalogue and the ratings of its products, from JSON Lines.

use std::path::Path;

use reshelf::learn::text::{Product, Rated};
use reshelf::log::{LogError, Text};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::CliError;
use crate::log_file;
use crate::progress;

/// Products by their id.
pub struct Catalogue {
    products: Vec<Product>,
    places: FxHashMap<String, usize>,
}

/// A line of a catalogue.
#[derive(Deserialize)]
struct ProductLine {
    item_id: String,
    item_name: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    item_brand: Option<String>,
    #[serde(default)]
    item_category: Option<String>,
    #[serde(default)]
    attributes: Option<Map<String, Value>>,
}

/// A line of ratings.
#[derive(Deserialize)]
struct RatingLine {
    query: String,
    item_id: String,
    rating: f32,
}

impl Catalogue {
    /// Reads one.
    ///
    /// # Errors
    /// [`CliError::Unreadable`]; [`CliError::Usage`] with the first line that is no product.
    pub fn read(path: &Path) -> Result<Catalogue, CliError> {
        let mut catalogue = Catalogue { products: Vec::new(), places: FxHashMap::default() };
        each(path, |line: ProductLine| {
            let place = catalogue.products.len();
            if catalogue.places.insert(line.item_id, place).is_some() {
                return Err("its \"item_id\" stands in an earlier line".to_owned());
            }
            let mut attributes: Vec<(String, String)> =
                line.item_category.into_iter().map(|category| ("item_category".to_owned(), category)).collect();
            attributes.extend(line.attributes.into_iter().flatten().filter_map(|(name, value)| match value {
                Value::String(text) => Some((name, text)),
                Value::Number(number) => Some((name, number.to_string())),
                _ => None,
            }));
            catalogue.products.push(Product {
                title: line.item_name,
                description: line.description.unwrap_or_default(),
                brand: line.item_brand.unwrap_or_default(),
                attributes,
            });
            Ok(())
        })?;
        Ok(catalogue)
    }

    /// Its products, in the file's order.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    fn title(&self, item_id: &str) -> Option<&str> {
        self.places.get(item_id).map(|&place| self.products[place].title.as_str())
    }
}

/// Reads ratings, query by query in the order of their first lines.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Usage`] with the first line that is no rating of a product of the catalogue.
pub fn ratings(path: &Path, catalogue: &Catalogue) -> Result<Vec<Rated>, CliError> {
    let mut rated: Vec<Rated> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    each(path, |line: RatingLine| {
        let title = catalogue
            .title(&line.item_id)
            .ok_or_else(|| format!("item_id \"{}\" is not in the catalogue", line.item_id))?;
        if !(0.0..=10.0).contains(&line.rating) {
            return Err(format!("rating is {}, allowed is 0 to 10", line.rating));
        }
        let place = *places.entry(line.query).or_insert_with_key(|query| {
            rated.push(Rated { query: query.clone(), titles: Vec::new(), ratings: Vec::new() });
            rated.len() - 1
        });
        rated[place].titles.push(title.to_owned());
        rated[place].ratings.push(line.rating);
        Ok(())
    })?;
    Ok(rated)
}

/// Hands on each line that is not empty.
fn each<T: DeserializeOwned>(path: &Path, mut take: impl FnMut(T) -> Result<(), String>) -> Result<(), CliError> {
    let bar = progress::of_file(path);
    let mut lines = log_file::lines(path, &bar)?;
    loop {
        let taken = match lines.next() {
            Ok(None) => break,
            Ok(Some(Text::Whole([]))) => Ok(()),
            Ok(Some(Text::Whole(json))) => {
                serde_json::from_slice(json).map_err(|error| error.to_string()).and_then(&mut take)
            }
            Ok(Some(Text::TooLong)) => Err("longer than 16 MB".to_owned()),
            Err(source) => {
                return Err(CliError::log(path, LogError::Unreadable { line: lines.number(), source }));
            }
        };
        taken.map_err(|why| CliError::Usage(format!("{}: line {}: {why}", path.display(), lines.number())))?;
    }
    bar.finish_and_clear();
    Ok(())
}
