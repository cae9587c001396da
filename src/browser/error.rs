//! The core's error as JavaScript's: an `Error` whose `name`, `code` and `data` are fields.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::object::set;
use crate::error::Error;
use crate::sentence::hex;

/// A refusal. Those of one item of a list are told of by `pkg/item.js`, before anything crosses.
pub struct Refusal(Error);

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal(error)
    }
}

impl From<Refusal> for JsValue {
    fn from(Refusal(refused): Refusal) -> JsValue {
        let error = js_sys::Error::new(&refused.message());
        error.set_name("ReshelfError");
        set(&error, "code", refused.code());
        set(&error, "data", data(&refused));
        error.into()
    }
}

fn data(refused: &Error) -> Object {
    let data = Object::new();
    match refused {
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
    data
}
