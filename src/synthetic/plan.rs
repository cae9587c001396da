//! What a family is told of the shop that it is to make.

/// Shoppers of every shop.
pub const SHOPPERS: usize = 20;

/// What a family is told of the shop it is to make.
#[derive(Clone, Debug)]
pub struct Plan {
    /// A name that no other shop has.
    pub name: String,
    /// Position bias, as the settings ask for it; `None` lets the family draw the shop's own.
    pub bias: Option<f64>,
}

impl Plan {
    /// The name of a shopper of this shop.
    pub fn user(&self, n: usize) -> String {
        format!("{}-{n}", self.name)
    }
}
