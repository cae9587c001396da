//! What a catalogue says of a product, as text.

/// Attributes whose value is a name for what the product is, as somebody would type it.
const KINDS: [&str; 3] = ["type", "product_type", "item_category"];

/// A product of a catalogue, as far as training reads it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Product {
    /// `item_name`: all that the tower sees of a product later.
    pub title: String,
    /// `description`, empty where there is none.
    pub description: String,
    /// `item_brand`, empty where it is not known.
    pub brand: String,
    /// Names and values of its other attributes.
    pub attributes: Vec<(String, String)>,
}

impl Product {
    /// What the product is, in a word or two, where its attributes tell.
    pub(super) fn kind(&self) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| KINDS.contains(&name.as_str())).map(|(_, value)| value.as_str())
    }
}
