//! A product of a synthetic shop, and the product at a price.

use std::rc::Rc;

use crate::item::Item;

/// What a shop says of a product, apart from its price.
#[derive(Debug)]
pub struct Product {
    id: String,
    fields: Vec<(&'static str, String)>,
    embedding: Vec<f32>,
    item: Item,
}

impl Product {
    /// A product with GA4 fields such as `item_brand`; `item_name` gives its title.
    pub fn new(id: String, fields: Vec<(&'static str, String)>) -> Product {
        let mut item = bare(&id);
        for (name, value) in &fields {
            item = match *name {
                "item_name" => item.with_title(value),
                name => item.with_attribute(name, value),
            };
        }
        Product { id, fields, embedding: Vec::new(), item }
    }

    /// With a vector that stands for what it looks like; none where it is empty.
    pub fn with_embedding(mut self, embedding: Vec<f32>) -> Product {
        self.item = self.item.with_embedding(&embedding).expect("a generated embedding is short and finite");
        self.embedding = embedding;
        self
    }

    /// Its `item_id`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its further GA4 fields, by name.
    pub fn fields(&self) -> &[(&'static str, String)] {
        &self.fields
    }

    /// Its vector; empty where it has none.
    pub fn embedding(&self) -> &[f32] {
        &self.embedding
    }
}

/// A product as one list has it: at a price, perhaps flagged as a promotion.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is offered.
    pub product: Rc<Product>,
    /// At which price, where the shop tells it.
    pub price: Option<f64>,
    /// True where the list says that this is a promotion: the field `promotion`.
    pub flagged: bool,
}

impl Offer {
    /// The product's `item_id`.
    pub fn id(&self) -> &str {
        self.product.id()
    }

    /// The offer as an item of a list.
    pub fn item(&self) -> Item {
        let mut item = self.product.item.clone();
        if self.flagged {
            item = item.with_attribute("promotion", "yes");
        }
        match self.price {
            Some(price) => item.with_price(price).expect("a generated price is positive and finite"),
            None => item,
        }
    }

    /// The offer by its id alone, as an act on an item of a list names it.
    pub fn bare(&self) -> Item {
        bare(&self.product.id)
    }
}

fn bare(id: &str) -> Item {
    Item::new(id).expect("a generated id is short and not empty")
}
