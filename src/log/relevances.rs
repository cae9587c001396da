//! What a tower says of the lists of a log: titles are read where the log still has them as text.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::item::{Item, ItemId};
use crate::text::Tower;

/// A tower and the titles met so far. Memory: one title an item.
pub struct Relevances {
    tower: Arc<Tower>,
    titles: FxHashMap<ItemId, Box<str>>,
}

/// A line's titles.
#[derive(Deserialize)]
struct Titled {
    #[serde(default)]
    items: Vec<ItemTitle>,
}

#[derive(Deserialize)]
struct ItemTitle {
    #[serde(default)]
    item_id: serde_json::Value,
    #[serde(default)]
    item_name: Option<String>,
}

impl Relevances {
    /// No title met yet.
    pub fn new(tower: Arc<Tower>) -> Relevances {
        Relevances { tower, titles: FxHashMap::default() }
    }

    /// Takes in the titles of a line of a log, a line that was read without complaint.
    pub fn read(&mut self, json: &[u8]) {
        let Ok(Titled { items }) = serde_json::from_slice(json) else { return };
        for item in items {
            let id = item.item_id.as_str().map_or_else(|| item.item_id.to_string(), str::to_owned);
            if let (Ok(id), Some(title)) = (ItemId::new(&id), item.item_name) {
                self.titles.insert(id, title.into());
            }
        }
    }

    /// How relevant each item is to a query, 0 to 1; NaN where its title is not known.
    pub fn of(&self, query: &str, items: &[Item]) -> Arc<[f32]> {
        let query = self.tower.encode(query);
        let relevance = |item: &Item| match self.titles.get(&item.id()) {
            Some(title) if !query.is_empty() => self.tower.relevance(&query, &self.tower.encode(title)),
            _ => f32::NAN,
        };
        items.iter().map(relevance).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Reader;
    use crate::record::UserLog;
    use crate::text::{Bm25, INPUTS, Sizes, Text, TowerWeights};

    /// A tower that goes by the share of the query's words that a title has.
    fn tower() -> Arc<Tower> {
        let sizes = Sizes { buckets: 2, embedding: 1, channels: 1, output: 1 };
        let mut head = vec![0.0; INPUTS];
        head[3] = 4.0;
        let weights = TowerWeights {
            sizes,
            tokens: vec![0.0; 2],
            convolution: vec![0.0; 3],
            convolution_bias: vec![0.0],
            dense: vec![0.0],
            dense_bias: vec![0.0],
            head,
            calibration: vec![1.0, 0.0],
        };
        Arc::new(Tower::new(weights, Bm25::of(&[Text::new("a")], 2)).unwrap())
    }

    #[test]
    fn titles_met_are_told_by_their_items_and_others_not() {
        let mut relevances = Relevances::new(tower());
        relevances.read(br#"{"items":[{"item_id":7,"item_name":"Red boot"},{"item_id":"m","item_name":"Mug"},{}]}"#);
        relevances.read(b"{");
        let items = ["7", "m", "new"].map(|id| Item::new(id).unwrap());
        let [boot, mug, new] = relevances.of("boot", &items)[..] else { panic!() };
        assert!(boot > 0.9 && mug == 0.5 && new.is_nan(), "{boot} {mug} {new}");
        assert!(relevances.of("?", &items).iter().all(|relevance| relevance.is_nan()));
    }

    #[test]
    fn a_log_with_a_tower_tells_relevance_of_searched_lists_alone() {
        let list = |ts: u32, more: &str| {
            format!(r#"{{"event":"view_item_list","user":"u","session":"s","ts":{ts},"item_list_id":"all"{more}}}"#)
        };
        let define = r#"{"event":"define_list","item_list_id":"all","items":[{"item_id":"m","item_name":"Mug"}]}"#;
        let lines = [define.to_owned(), list(1, ""), list(2, r#","search_term":"mug""#)].join("\n");
        let told = |tower: Option<&Arc<Tower>>| -> Vec<Option<usize>> {
            let log = Reader::new(lines.as_bytes(), |_| {}).with_text(tower);
            let users: Vec<UserLog> = log.map(Result::unwrap).collect();
            users[0].records.iter().map(|record| record.relevance.as_ref().map(|told| told.len())).collect()
        };
        assert_eq!((told(None), told(Some(&tower()))), (vec![None, None], vec![None, Some(1)]));
    }
}
