//! One thing that an export says of a shopper, whichever export it is.

use reshelf::{EventKind, Millis};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An item in GA4's words: `item_id`, and what the log has of it.
pub type Fields = Map<String, Value>;

/// Something a shopper did, or a list that came up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub user: String,
    /// The export's own name of the session, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    pub at: Millis,
    /// What of one moment comes first, where the export knows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: [u32; 3],
    #[serde(with = "by_name")]
    pub kind: EventKind,
    /// Of a list with `index`, the server's position, where it is known.
    pub items: Vec<Fields>,
    /// The name of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_term: Option<String>,
    /// Where it happened: a list and a search on one page belong together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The transaction of a purchase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
    /// True of a list that is defined by its name and has no items here.
    #[serde(default, skip_serializing_if = "is_default")]
    pub defined: bool,
}

impl Said {
    /// Nothing but who, when and what.
    pub fn new(user: impl Into<String>, at: Millis, kind: EventKind) -> Said {
        Said {
            user: user.into(),
            session: None,
            at,
            order: [0; 3],
            kind,
            items: Vec::new(),
            list: None,
            search_term: None,
            page: None,
            transaction: None,
            defined: false,
        }
    }

    /// By which it is sorted: the user, the time, and what of one moment comes first: by the export's own count, then as a
    /// visit usually has it.
    pub fn key(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(self.user.len() + 25);
        key.extend_from_slice(&(self.user.len() as u32).to_be_bytes());
        key.extend_from_slice(self.user.as_bytes());
        key.extend_from_slice(&ascending(self.at));
        self.order.iter().for_each(|order| key.extend_from_slice(&order.to_be_bytes()));
        key.push(EventKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0) as u8);
        key
    }

    /// As bytes that [`Said::of_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What [`Said::bytes`] wrote.
    pub fn of_bytes(bytes: &[u8]) -> Option<Said> {
        serde_json::from_slice(bytes).ok()
    }
}

/// Eight bytes that sort as the number does.
pub fn ascending(number: i64) -> [u8; 8] {
    (number as u64 ^ 1 << 63).to_be_bytes()
}

/// The `item_id` of an item.
pub fn id(item: &Fields) -> &str {
    item.get("item_id").and_then(Value::as_str).unwrap_or_default()
}

/// The server's position of an item, where it is known.
pub fn index(item: &Fields) -> Option<f64> {
    item.get("index").and_then(Value::as_f64)
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

mod by_name {
    use reshelf::EventKind;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(kind: &EventKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<EventKind, D::Error> {
        EventKind::named(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_sort_by_user_then_time_then_what_comes_first(
            said in proptest::collection::vec(("[ab\0]{0,3}", -3_i64..3, 0_u32..3, 0_usize..8), 2)
        ) {
            let key = |(user, at, order, kind): &(String, i64, u32, usize)| {
                let mut said = Said::new(user.clone(), *at, EventKind::ALL[*kind]);
                said.order[1] = *order;
                said.key()
            };
            let plain = |(user, at, order, kind): &(String, i64, u32, usize)| (user.len(), user.clone(), *at, *order, *kind);
            prop_assert_eq!(key(&said[0]).cmp(&key(&said[1])), plain(&said[0]).cmp(&plain(&said[1])));
        }

        #[test]
        fn bytes_are_read_back(user in any::<String>(), at in any::<i64>(), term in any::<Option<String>>(), kind in 0_usize..8) {
            let said = Said { search_term: term, ..Said::new(user, at, EventKind::ALL[kind]) };
            prop_assert_eq!(Said::of_bytes(&said.bytes()), Some(said));
        }
    }
}
