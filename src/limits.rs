//! Every bound of reshelf, once: what it bounds, in which unit, how much, and why that much.
//!
//! A door (a constructor that returns `Result`) refuses what a shop could mend; a store that grows by itself
//! (history, labels, examples) drops its oldest entry instead.

/// One bound: what is counted, in which unit, and the largest count allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is bounded, in words that fit after "at most N".
    pub what: &'static str,
    /// The largest count that is accepted.
    pub max: usize,
}

/// A list longer than this is a catalogue, not a page of results; 10,000 items take a few tens of milliseconds.
pub const LIST_ITEMS: Limit = Limit { what: "items in one list", max: 10_000 };

/// Ids are hashed on arrival, so the bound only keeps hostile input from costing time.
pub const ID_BYTES: Limit = Limit { what: "bytes in an item_id", max: 512 };

/// Longer texts are cut, not refused: a title's first words say what it is.
pub const TEXT_BYTES: Limit = Limit { what: "bytes read of one text", max: 512 };

/// Words kept of one title or query.
pub const TEXT_TOKENS: Limit = Limit { what: "words of one text", max: 16 };

/// Attributes kept of one item; GA4 names eight, the rest is room for a shop's own.
pub const ITEM_ATTRIBUTES: Limit = Limit { what: "attributes of one item", max: 16 };

/// Numbers in an item's embedding vector; common picture encoders give 512.
pub const EMBEDDING_NUMBERS: Limit = Limit { what: "numbers in an embedding", max: 512 };

/// Items named by one event that is not a list: a purchase of a very full basket.
pub const EVENT_ITEMS: Limit = Limit { what: "items in one event", max: 200 };

/// Acts (views, clicks, purchases) remembered; shares decay by 0.95 an act at the slowest, so older ones weigh nothing.
pub const ACTS: Limit = Limit { what: "acts remembered", max: 512 };

/// Choices remembered apart from the acts, so that much looking does not push out what was bought.
pub const CHOICES: Limit = Limit { what: "choices remembered", max: 512 };

/// Items whose showings and prices are remembered: about forty full pages.
pub const SHOWN_ITEMS: Limit = Limit { what: "items whose showings are remembered", max: 2_048 };

/// Properties whose weight in the choices is remembered: those of some hundred kinds of products.
pub const TASTE: Limit = Limit { what: "properties whose weight is remembered", max: 1_024 };

/// Lists of a page kept whole, so that a choice finds the list that it was made from: so many that were shown, and so
/// many that were not so far.
pub const LISTS: Limit = Limit { what: "lists of a page kept whole", max: 8 };

/// Items of these lists together: each weighs half a kilobyte with its features, and a page's memory is never given back.
pub const LISTS_ITEMS: Limit = Limit { what: "items of a page's lists kept whole", max: 20_000 };

/// Items of a list that is kept beyond its page: nobody remembers a longer one slot by slot.
pub const KEPT_LIST_ITEMS: Limit = Limit { what: "items of a list kept beyond its page", max: 512 };

/// What was done and nobody took to be stored; who takes it does so soon after each act.
pub const ENTRIES: Limit = Limit { what: "entries that wait to be stored", max: 256 };

/// Bytes of one entry that will be read: one on as many items as a list may have, each with all that an item may have, is far
/// longer; those that a shop's pages have are far shorter.
pub const ENTRY_BYTES: Limit = Limit { what: "bytes of an entry", max: 8 * 1024 * 1024 };

/// Readable names kept for reasons and the profile.
pub const LABELS: Limit = Limit { what: "readable names kept", max: 512 };

/// Bytes of one readable name; enough for a brand or a colour in any script.
pub const LABEL_BYTES: Limit = Limit { what: "bytes of one readable name", max: 64 };

/// Choices kept as examples for the adapter; the fit of the last 64 was as good as of all.
pub const EXAMPLES: Limit = Limit { what: "examples kept for learning", max: 64 };

/// Items kept of one example: the chosen ones and their rivals.
pub const EXAMPLE_ITEMS: Limit = Limit { what: "items of one example", max: 24 };

/// Parameters of a model's network.
pub const MODEL_PARAMETERS: Limit = Limit { what: "parameters of a model", max: 20_000 };

/// Bytes of a model file, standardisation and prior widths included.
pub const MODEL_BYTES: Limit = Limit { what: "bytes of a model file", max: 128 * 1024 };

/// Bytes of a snapshot that will be read; what is written stays well below.
pub const SNAPSHOT_BYTES: Limit = Limit { what: "bytes of a snapshot", max: 4 * 1024 * 1024 };

/// Choices of one shopper that say what others chose who chose the same: more of them gained nothing on any log.
pub const CHOSEN_LAST: Limit = Limit { what: "last choices that neighbours are known of", max: 5 };

/// Bytes of a shop file: twenty times what `reshelf shop` writes by default, and no more than a page loads in a second.
pub const SHOP_FILE_BYTES: Limit = Limit { what: "bytes of a shop file", max: 4_000_000 };
