//! The core's error as JavaScript's: an `Error` whose `name`, `code` and `data` are fields.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::object::set;
use crate::error::Error;
use crate::sentence::{decimal, fill, hex};

/// A refusal, and the index of the item that it is about where it is about one.
pub struct Refusal {
    error: Error,
    index: Option<usize>,
}

impl Refusal {
    /// A refusal of one item of a list.
    pub fn of_item(error: Error, index: usize) -> Refusal {
        Refusal { error, index: Some(index) }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal { error, index: None }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> JsValue {
        let message = match refusal.index {
            Some(index) => fill("items[_]: _", &[&decimal(index as u64), &refusal.error.message()]),
            None => refusal.error.message(),
        };
        let error = js_sys::Error::new(&message);
        error.set_name("ReshelfError");
        set(&error, "code", refusal.error.code());
        set(&error, "data", data(&refusal));
        error.into()
    }
}

fn data(refusal: &Refusal) -> Object {
    let data = Object::new();
    match &refusal.error {
        Error::Empty { field } => set(&data, "field", *field),
        Error::OutOfRange { field, got, allowed } => {
            set(&data, "field", *field);
            set(&data, "got", *got);
            set(&data, "allowed", *allowed);
        }
        Error::TooMany { limit, got } => {
            set(&data, "limit", limit.what);
            set(&data, "max", limit.max as f64);
            set(&data, "got", *got as f64);
        }
        Error::UnknownEvent { got, allowed } => {
            set(&data, "got", got.as_str());
            set(&data, "allowed", allowed.as_str());
        }
        Error::Mismatch { what, expected, got } => {
            set(&data, "what", *what);
            set(&data, "expected", *expected as f64);
            set(&data, "got", *got as f64);
        }
        Error::Corrupt { what, why } => {
            set(&data, "what", *what);
            set(&data, "why", *why);
        }
        Error::Version { what, expected, got } => {
            set(&data, "what", *what);
            set(&data, "expected", f64::from(*expected));
            set(&data, "got", f64::from(*got));
        }
        Error::Foreign { what, expected, got } => {
            set(&data, "what", *what);
            set(&data, "expected", hex(*expected));
            set(&data, "got", hex(*got));
        }
        Error::NotFinite { what } => set(&data, "what", *what),
    }
    if let Some(index) = refusal.index {
        set(&data, "index", index as f64);
    }
    data
}
