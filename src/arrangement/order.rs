//! An order of a list, and whether scores made it.

/// An order: every item exactly once.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    order: Vec<u32>,
    personalised: bool,
}

impl Arrangement {
    /// The server's order of `len` items.
    pub fn servers(len: usize) -> Arrangement {
        Arrangement { order: (0..len as u32).collect(), personalised: false }
    }

    /// An order given, where it has each of 0 to its length minus 1 exactly once; else `None`.
    pub fn of(order: Vec<u32>, personalised: bool) -> Option<Arrangement> {
        let mut seen = vec![false; order.len()];
        let fresh = |&item: &u32| seen.get_mut(item as usize).is_some_and(|seen| !std::mem::replace(seen, true));
        order.iter().all(fresh).then_some(Arrangement { order, personalised })
    }

    /// An order made from scores, or mixed of one and the server's; the caller has made sure that it has every item once.
    pub(super) fn by_scores(order: Vec<u32>) -> Arrangement {
        Arrangement { order, personalised: true }
    }

    /// At each displayed slot the position that its item has in the server's order, both from 0.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// True where scores made it; false where the server's order stands.
    pub fn personalised(&self) -> bool {
        self.personalised
    }
}
