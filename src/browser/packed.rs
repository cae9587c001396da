//! A list of items as it crosses from JavaScript: one array of numbers and one text, instead of a call a field.
//!
//! Of each item the numbers hold: its price (NaN where not known), how many there are of it (0 where not told), how many
//! numbers its embedding has, how many texts it has; then a number a text, `field * 65,536 + length in UTF-16 units`; then the
//! embedding. The text holds the texts, one after the other, in UTF-8: an encoder copies them in a sixth of the time that the glue
//! takes for a string. `pkg/pack.js` writes both.

use crate::crowd::{Found, Listed};
use crate::error::Error;
use crate::item::{Item, Property};
use crate::tokens::Hash;

/// In integers: the remainder of a float is a function of its own, and a slow one.
const FIELD: usize = 65_536;

/// The fields that a text can be of, by their numbers.
pub struct Fields {
    named: Vec<(Box<str>, Property)>,
}

/// Those that every shop has; the shop's own follow.
const COMMON: [&str; 9] = [
    "item_id",
    "item_name",
    "item_brand",
    "item_variant",
    "item_category",
    "item_category2",
    "item_category3",
    "item_category4",
    "item_category5",
];

const ID: usize = 0;
const TITLE: usize = 1;

impl Default for Fields {
    fn default() -> Fields {
        let mut fields = Fields { named: Vec::new() };
        COMMON.iter().for_each(|name| fields.add(name));
        fields
    }
}

impl Fields {
    /// One more field of the shop's own.
    pub fn add(&mut self, name: &str) {
        self.named.push((name.into(), Property::named(name)));
    }

    /// The name of a field by its number.
    pub fn name(&self, field: usize) -> Option<&str> {
        self.named.get(field).map(|(name, _)| name.as_ref())
    }

    /// The items that were packed, however many: `pkg/pack.js` bounds them. Cost: one pass over numbers and text.
    pub fn items(&self, numbers: &[f64], text: &[u8]) -> Result<Vec<Item>, Error> {
        let mut numbers = Numbers { rest: numbers };
        let mut texts = Texts::new(text)?;
        let mut items = Vec::new();
        while !numbers.rest.is_empty() {
            items.push(self.item(&mut numbers, &mut texts)?);
        }
        Ok(items)
    }

    fn item(&self, numbers: &mut Numbers, texts: &mut Texts) -> Result<Item, Error> {
        let [price, quantity, embedding, count] = numbers.header()?;
        let mut fields = numbers.fields(count)?;

        // The id is packed first, so an item without one starts with another field or with none.
        let id = match fields.next() {
            Some((ID, length)) => texts.take(length)?,
            _ => return Err(Error::Empty { field: "item_id" }),
        };
        let mut item = Item::new(id)?;
        for (field, length) in fields {
            let text = texts.take(length)?;
            match field {
                TITLE => item.set_title(text),
                field => {
                    let (name, property) = self.named.get(field).ok_or(DAMAGED)?;
                    item.add_attribute(*property, name, text);
                }
            }
        }
        if !price.is_nan() {
            item.set_price(price)?;
        }
        item.set_quantity(quantity as u16);
        item.set_embedding(numbers.take(embedding as usize)?.iter().map(|&value| value as f32).collect())?;
        Ok(item)
    }
}

/// A packed list as the crowd knows it: of its texts the ids count, and the brand and the categories of an item that is not known
/// by its id.
///
/// # Errors
/// [`Error::Empty`] for an item without an id, [`Error::Corrupt`].
pub fn listed(numbers: &[f64], text: &[u8], find: impl Fn(Hash) -> Option<Found>) -> Result<Vec<Listed>, Error> {
    let mut numbers = Numbers { rest: numbers };
    let mut texts = Texts::new(text)?;
    let mut items = Vec::new();
    while !numbers.rest.is_empty() {
        let [_, _, embedding, count] = numbers.header()?;
        let mut fields = numbers.fields(count)?;
        let mut item = match fields.next() {
            Some((ID, length)) => Listed::new(texts.take(length)?),
            _ => return Err(Error::Empty { field: "item_id" }),
        };
        item.found = find(item.id);
        if item.found.is_some() {
            texts.take(fields.map(|(_, length)| length).sum())?;
        } else {
            for (field, length) in fields {
                let text = texts.take(length)?;
                let name = COMMON.get(field).filter(|_| field != TITLE);
                name.into_iter().for_each(|name| item.tell(name, text));
            }
        }
        numbers.take(embedding as usize)?;
        items.push(item);
    }
    Ok(items)
}

const DAMAGED: Error = Error::Corrupt { what: "packed list", why: "numbers and text do not belong together" };

struct Numbers<'a> {
    rest: &'a [f64],
}

impl<'a> Numbers<'a> {
    fn header(&mut self) -> Result<[f64; 4], Error> {
        let (&header, rest) = self.rest.split_first_chunk().ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(header)
    }

    /// So many texts: of which field each is, and its length.
    fn fields(&mut self, count: f64) -> Result<impl Iterator<Item = (usize, usize)>, Error> {
        let codes = self.take(count as usize)?.iter().map(|&code| code as usize);
        Ok(codes.map(|code| (code / FIELD, code % FIELD)))
    }

    fn take(&mut self, count: usize) -> Result<&'a [f64], Error> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(taken)
    }
}

struct Texts<'a> {
    rest: &'a str,
    ascii: bool,
}

impl<'a> Texts<'a> {
    fn new(text: &'a [u8]) -> Result<Texts<'a>, Error> {
        Ok(Texts { rest: str::from_utf8(text).map_err(|_| DAMAGED)?, ascii: text.is_ascii() })
    }

    fn take(&mut self, units: usize) -> Result<&'a str, Error> {
        let bytes = if self.ascii { units } else { bytes_of(self.rest, units) };
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(DAMAGED)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// How many bytes the first `units` UTF-16 units of a text take; more than it has where it has fewer.
fn bytes_of(text: &str, units: usize) -> usize {
    let (mut seen, mut bytes) = (0, 0);
    for letter in text.chars() {
        if seen >= units {
            return bytes;
        }
        seen += letter.len_utf16();
        bytes += letter.len_utf8();
    }
    if seen == units { bytes } else { text.len() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAN: f64 = f64::NAN;

    fn code(field: usize, text: &str) -> f64 {
        (field * 65_536 + text.encode_utf16().count()) as f64
    }

    fn fields() -> Fields {
        let mut fields = Fields::default();
        fields.add("colour");
        fields
    }

    #[test]
    fn a_list_comes_out_as_it_was_packed() {
        let texts = ["ä😀1", "Träil shoe", "Åsics", "red", "b"];
        let numbers = [
            vec![89.5, 3.0, 2.0, 4.0],
            vec![code(0, texts[0]), code(1, texts[1]), code(2, texts[2]), code(9, texts[3]), 0.25, -1.0],
            vec![NAN, 0.0, 0.0, 1.0, code(0, texts[4])],
        ]
        .concat();
        let items = fields().items(&numbers, texts.concat().as_bytes()).ok().unwrap();
        let shoe = Item::new("ä😀1").unwrap().with_title("Träil shoe").with_attribute("item_brand", "Åsics");
        let shoe = shoe.with_attribute("colour", "red").with_price(89.5).unwrap().with_quantity(3);
        let told: Vec<Listed> = items.iter().map(Listed::from).collect();
        assert_eq!(listed(&numbers, texts.concat().as_bytes(), |_| None).ok().unwrap(), told);
        assert_eq!(items, [shoe.with_embedding(&[0.25, -1.0]).unwrap(), Item::new("b").unwrap()]);
    }

    #[test]
    fn what_does_not_fit_together_is_refused_and_never_a_panic() {
        let huge = 1e300;
        for numbers in [
            &[1.0][..],
            &[1.0, 0.0, 0.0],
            &[1.0, 0.0, 0.0, 0.0],
            &[1.0, 0.0, 0.0, 1.0],
            &[1.0, 0.0, 0.0, 1.0, 9.0],
            &[1.0, 0.0, 5.0, 1.0, 1.0],
            &[1.0, 0.0, 0.0, 2.0, 1.0, 65_536.0 * 99.0],
            &[NAN, NAN, NAN, NAN],
            &[huge, huge, huge, huge],
            &[-1.0, -1.0, -1.0, -1.0],
        ] {
            assert!(fields().items(numbers, b"ab").is_err(), "{numbers:?}");
            assert!(fields().items(numbers, "ä".as_bytes()).is_err(), "{numbers:?}");
            assert!(listed(numbers, b"", |_| None).is_err(), "{numbers:?}");
        }
        let one = [NAN, 0.0, 0.0, 1.0, 2.0];
        assert!(fields().items(&one, b"ab").is_ok() && fields().items(&one, b"a\xff").is_err());
    }
}
