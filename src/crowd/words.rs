//! Sentences for the shopper, where it is more than an item's own odds that tell.

use super::Told;

impl Told {
    /// Why the crowd lifts an item, or lowers it: by what speaks for that the most. None where that is its odds anywhere, which the
    /// core has words for.
    pub fn words(self, lifts: bool) -> Option<&'static str> {
        let most =
            |one: f32, others: [f32; 2]| others.iter().all(|&other| if lifts { one > other } else { one < other });
        match self {
            Told { item, query, neighbours } if most(query, [item, neighbours]) => {
                Some(if lifts { "many who searched for this chose it" } else { "few who searched for this chose it" })
            }
            Told { item, query, neighbours } if most(neighbours, [item, query]) => Some(if lifts {
                "many who chose what you chose took it too"
            } else {
                "few who chose what you chose took it too"
            }),
            _ => None,
        }
    }
}
