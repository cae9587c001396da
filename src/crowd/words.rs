//! Sentences for the shopper, where it is more than an item's own odds that tell.

use super::Told;

impl Told {
    /// Why the crowd lifts an item, or lowers it: by what speaks for that the most. None where that is its odds anywhere, which the
    /// core has words for.
    pub fn words(self, lifts: bool) -> Option<&'static str> {
        let Told { item, query, neighbours } = if lifts { self } else { self.with(self, |nats, _| -nats) };
        if query > item.max(neighbours) {
            Some(if lifts { "many who searched for this chose it" } else { "few who searched for this chose it" })
        } else if neighbours > item.max(query) {
            Some(if lifts {
                "many who chose what you chose took it too"
            } else {
                "few who chose what you chose took it too"
            })
        } else {
            None
        }
    }
}
