//! Items as bytes.

use crate::bytes::Writer;
use crate::item::{Attribute, Item, ItemId};
use crate::limits;
use crate::shared::Shared;
use crate::snapshot::acts;
use crate::snapshot::fields::Fields;

pub fn write(writer: &mut Writer, items: &[Item]) {
    writer.u16(items.len() as u16);
    for item in items {
        writer.hash(item.id().0);
        writer.f32(item.price().unwrap_or(0.0));
        writer.u16(item.quantity());
        writer.u16(item.attributes().len() as u16);
        for attribute in item.attributes() {
            acts::write_label(writer, attribute.key, attribute.value, &attribute.label);
        }
        acts::write_hashes(writer, item.title());
        acts::write_embedding(writer, item.embedding());
    }
}

pub fn read(fields: &mut Fields<'_>) -> Shared<[Item]> {
    let mut items = Vec::new();
    for _ in 0..fields.count(limits::LIST_ITEMS) {
        let id = ItemId(fields.hash());
        let (price, quantity) = (fields.finite(), fields.u16());
        let mut attributes = Vec::new();
        for _ in 0..fields.count(limits::ITEM_ATTRIBUTES) {
            let (key, value, label) = acts::read_label(fields);
            attributes.push(Attribute { key, value, label });
        }
        let title = acts::read_hashes(fields, limits::TEXT_TOKENS);
        let mut item = Item::from_parts(id, attributes, title, acts::read_embedding(fields));
        item.set_quantity(quantity);
        if item.set_price(f64::from(price)).is_err() {
            fields.refuse("a price is below 0");
        }
        items.push(item);
    }
    items.into()
}
