//! What a shop says of a product.

use crate::error::Error;
use crate::limits;
use crate::sentence::fill;
use crate::tokens::{self, Hash};

/// A product's identity: a hash of its `item_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub(crate) Hash);

impl ItemId {
    /// # Errors
    /// [`Error::Empty`] and, past [`limits::ID_BYTES`], [`Error::TooMany`].
    pub fn new(item_id: &str) -> Result<ItemId, Error> {
        if item_id.is_empty() {
            return Err(Error::Empty { field: "item_id" });
        }
        if item_id.len() > limits::ID_BYTES.max {
            return Err(Error::TooMany { limit: limits::ID_BYTES, got: item_id.len() });
        }
        Ok(ItemId(tokens::hash(item_id)))
    }
}

/// Which property of a product an [`Attribute`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// `item_brand`.
    Brand,
    /// `item_variant`: colour, size, pack.
    Variant,
    /// `item_category` (1) to `item_category5` (5).
    Category(u8),
    /// Any other field of the shop's, by the hash of its name.
    Other(Hash),
}

impl Key {
    /// The key of a field by its GA4 name, or of a field of the shop's own.
    pub fn named(name: &str) -> Key {
        match name {
            "item_brand" => Key::Brand,
            "item_variant" => Key::Variant,
            "item_category" => Key::Category(1),
            "item_category2" => Key::Category(2),
            "item_category3" => Key::Category(3),
            "item_category4" => Key::Category(4),
            "item_category5" => Key::Category(5),
            _ => Key::Other(tokens::hash(name)),
        }
    }

    /// The number that a value of a field of the shop's own begins with, and what tells field and unit from others; `None` for a text.
    pub(crate) fn number(self, value: Hash) -> Option<(Hash, f32)> {
        match self {
            Key::Other(name) if name >> 48 == value >> 48 => Some((value >> 32, f32::from_bits(value as u32))),
            _ => None,
        }
    }

    /// The GA4 field that this is, or `attribute` for a field of the shop's own.
    pub fn name(self) -> &'static str {
        match self {
            Key::Brand => "item_brand",
            Key::Variant => "item_variant",
            Key::Category(1) => "item_category",
            Key::Category(2) => "item_category2",
            Key::Category(3) => "item_category3",
            Key::Category(4) => "item_category4",
            Key::Category(_) => "item_category5",
            Key::Other(_) => "attribute",
        }
    }
}

/// What is made of a field's name once for all values.
#[derive(Clone, Copy)]
pub(crate) struct Property {
    key: Key,
    hash: Hash,
}

impl Property {
    pub(crate) fn named(name: &str) -> Property {
        Property { key: Key::named(name), hash: tokens::hash(name) }
    }
}

/// One property of a product, such as its brand: a key, the hash of key and value, and the value to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Which property it is.
    pub key: Key,
    /// A hash of the field's name and its value together: equal only for the same value of the same field.
    pub value: Hash,
    /// The value in words; for a field of the shop's own `name: value`.
    pub label: Box<str>,
}

/// Room for so many is made at once.
const USUAL_ATTRIBUTES: usize = 8;

/// Digits of a number at most: no two numbers of so many are one `f32`. Longer ones are codes.
const DIGITS: u32 = 7;

/// The same of digits alone, without a unit or a point: what a style or a family of products goes by has five and more.
const BARE_DIGITS: u32 = 4;

/// A hash of a field's name and a value of it. A number of the shop's own field is one number however it is written, and can be
/// read back from the hash by [`Key::number`], also from that of an act long past: 16 bits of the name, 16 of the unit, the number.
fn value_of(Property { key, hash }: Property, value: &str) -> Hash {
    let number = if let Key::Other(name) = key { number(name, value) } else { None };
    number.unwrap_or_else(|| tokens::hash_on(hash, value))
}

/// The hash of the decimal number that a text begins with; the rest is its unit. One below zero is a text, and so is a date, a code or
/// a pair of numbers.
fn number(name: Hash, text: &str) -> Option<Hash> {
    let (mut number, mut digits, mut scale, mut unit) = (0.0, 0, 0.0_f32, &[][..]);
    let mut most = BARE_DIGITS;
    for (at, sign) in text.bytes().enumerate() {
        if sign.is_ascii_digit() {
            if !unit.is_empty() {
                return None;
            }
            number = number * 10.0 + f32::from(sign - b'0');
            digits += 1;
            scale *= 10.0;
        } else {
            most = DIGITS;
            if sign == b'.' && scale == 0.0 {
                scale = 1.0;
            } else if unit.is_empty() {
                unit = &text.as_bytes()[at..];
            }
        }
    }
    let unit = tokens::hash_bytes(tokens::OFFSET, unit) & 0xffff;
    let hash = name >> 48 << 48 | unit << 32 | Hash::from((number / scale.max(1.0)).to_bits());
    (1..=most).contains(&digits).then_some(hash)
}

/// A product as a list or an event names it.
///
/// ```
/// use reshelf::Item;
///
/// let shoe = Item::new("SKU-1")?.with_price(89.0)?.with_attribute("item_brand", "Asics").with_title("Gel trail shoe");
/// assert_eq!(shoe.price(), Some(89.0));
/// # Ok::<(), reshelf::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    id: ItemId,
    price: Option<f32>,
    attributes: Vec<Attribute>,
    title: Vec<Hash>,
    embedding: Vec<f32>,
    quantity: u16,
}

impl Item {
    /// An item of which nothing is known but its id.
    ///
    /// # Errors
    /// Those of [`ItemId::new`].
    pub fn new(item_id: &str) -> Result<Item, Error> {
        let id = ItemId::new(item_id)?;
        Ok(Item { id, price: None, attributes: Vec::new(), title: Vec::new(), embedding: Vec::new(), quantity: 0 })
    }

    /// An item without a price, of parts written before.
    pub(crate) fn from_parts(id: ItemId, attributes: Vec<Attribute>, title: Vec<Hash>, embedding: Vec<f32>) -> Item {
        Item { id, price: None, attributes, title, embedding, quantity: 0 }
    }

    /// With a price in the shop's own currency. A price of 0 is taken as not known: no ratio can be formed with it.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] where it is not finite, or negative.
    pub fn with_price(mut self, price: f64) -> Result<Item, Error> {
        self.set_price(price)?;
        Ok(self)
    }

    pub(crate) fn set_price(&mut self, price: f64) -> Result<(), Error> {
        if !price.is_finite() || price < 0.0 || price > f64::from(f32::MAX) {
            return Err(Error::OutOfRange { field: "price", got: price, allowed: "a finite number, 0 or more" });
        }
        self.price = (price as f32 > f32::MIN_POSITIVE).then_some(price as f32);
        Ok(())
    }

    /// With one more property. Empty values, and any past [`limits::ITEM_ATTRIBUTES`], are left out.
    pub fn with_attribute(mut self, name: &str, value: &str) -> Item {
        self.add_attribute(Property::named(name), name, value);
        self
    }

    pub(crate) fn add_attribute(&mut self, property: Property, name: &str, value: &str) {
        let value = tokens::cut(value.trim_ascii(), limits::TEXT_BYTES.max);
        if value.is_empty() || self.attributes.len() == limits::ITEM_ATTRIBUTES.max {
            return;
        }
        let key = property.key;
        let label = match key {
            Key::Other(_) => tokens::cut(&fill("_: _", &[name, value]), limits::LABEL_BYTES.max).into(),
            _ => tokens::cut(value, limits::LABEL_BYTES.max).into(),
        };
        let value = value_of(property, value);
        if self.attributes.is_empty() {
            self.attributes = Vec::with_capacity(USUAL_ATTRIBUTES);
        }
        self.attributes.push(Attribute { key, value, label });
    }

    /// With the words of its `item_name`.
    pub fn with_title(mut self, title: &str) -> Item {
        self.set_title(title);
        self
    }

    pub(crate) fn set_title(&mut self, title: &str) {
        self.title = tokens::tokens(title);
    }

    /// With a vector that stands for its picture or text, of any length up to [`limits::EMBEDDING_NUMBERS`].
    ///
    /// # Errors
    /// [`Error::TooMany`], and [`Error::OutOfRange`] where a number is not finite.
    pub fn with_embedding(mut self, embedding: &[f32]) -> Result<Item, Error> {
        self.set_embedding(embedding.to_vec())?;
        Ok(self)
    }

    pub(crate) fn set_embedding(&mut self, embedding: Vec<f32>) -> Result<(), Error> {
        if embedding.len() > limits::EMBEDDING_NUMBERS.max {
            return Err(Error::TooMany { limit: limits::EMBEDDING_NUMBERS, got: embedding.len() });
        }
        if let Some(&wrong) = embedding.iter().find(|number| !number.is_finite()) {
            return Err(Error::OutOfRange { field: "embedding", got: f64::from(wrong), allowed: "finite numbers" });
        }
        self.embedding = embedding;
        Ok(())
    }

    /// With how many pieces of it an event is about: put in the cart, taken out, bought. 0 is not told.
    pub fn with_quantity(mut self, quantity: u16) -> Item {
        self.set_quantity(quantity);
        self
    }

    pub(crate) fn set_quantity(&mut self, quantity: u16) {
        self.quantity = quantity;
    }

    /// Its identity.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// Its price, greater than 0, where known.
    pub fn price(&self) -> Option<f32> {
        self.price
    }

    /// The logarithm of its price; NaN where not known.
    pub fn price_log(&self) -> f32 {
        self.price.map_or(f32::NAN, f32::ln)
    }

    /// Its properties in the order given.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The words of its name.
    pub fn title(&self) -> &[Hash] {
        &self.title
    }

    /// Its vector; empty where there is none.
    pub fn embedding(&self) -> &[f32] {
        &self.embedding
    }

    /// How many pieces of it an event is about; 0 where it is not told.
    pub fn quantity(&self) -> u16 {
        self.quantity
    }

    /// The finest category given, where one is.
    pub fn category(&self) -> Option<Hash> {
        let depth = |attribute: &&Attribute| match attribute.key {
            Key::Category(depth) => depth,
            _ => 0,
        };
        self.attributes.iter().filter(|attribute| depth(attribute) > 0).max_by_key(depth).map(|found| found.value)
    }

    /// True where an event named the item by id alone, and the rest has to come from the list it stood in.
    pub fn is_bare(&self) -> bool {
        self.price.is_none() && self.attributes.is_empty() && self.title.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_under_two_keys_is_two_values() {
        let item = Item::new("1").unwrap().with_attribute("item_brand", "Rose").with_attribute("colour", "Rose");
        assert_ne!(item.attributes()[0].value, item.attributes()[1].value);
        assert_eq!(&*item.attributes()[1].label, "colour: Rose");
    }

    #[test]
    fn a_number_is_one_however_it_is_written_and_can_be_read_back() {
        let of = |text: &str| {
            let item = Item::new("1").unwrap().with_attribute("size", text);
            let Attribute { key, value, .. } = item.attributes()[0];
            key.number(value)
        };
        for (text, number) in [
            ("12", 12.0),
            ("12.0", 12.0),
            (".5", 0.5),
            (" 0.25 ", 0.25),
            ("9999", 9_999.0),
            ("12043.0", 12_043.0),
            ("9999999 km", 9_999_999.0),
        ] {
            assert_eq!(of(text).unwrap().1, number, "{text}");
        }
        assert_eq!(of("12"), of("12.00"));
        let fields = ["12", "12 cm", "12 kg"].map(|text| of(text).unwrap().0);
        assert!(fields[0] != fields[1] && fields[1] != fields[2]);
        for text in [
            "red",
            "-",
            "-3.5",
            ".",
            "22454",
            "12345678 km",
            "0.1234567",
            "4006381333931",
            "½",
            "2024-05-01",
            "1440 x 900",
            "12A7",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        let brand = Item::new("1").unwrap().with_attribute("item_brand", "47");
        assert_eq!(brand.attributes()[0].key.number(brand.attributes()[0].value), None);
    }

    #[test]
    fn a_price_that_is_no_price_is_refused() {
        for wrong in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            assert_eq!(Item::new("1").unwrap().with_price(wrong).unwrap_err().code(), "out-of-range", "{wrong}");
        }
        assert_eq!(Item::new("1").unwrap().with_price(0.0).unwrap().price(), None);
    }

    #[test]
    fn the_finest_category_is_the_deepest() {
        let item = Item::new("1").unwrap().with_attribute("item_category3", "c").with_attribute("item_category", "a");
        assert_eq!(item.category(), Some(item.attributes()[0].value));
    }
}
