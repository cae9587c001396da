//! Whether what the shopper did concerns a list.

use super::{ATTRIBUTES, Features, MOMENT, TABLE, TOUCHES, WIDTH};

/// How far the past bears on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Nothing that was done concerns an item of the list: the past says nothing of it.
    Nothing,
    /// Nobody can know: none of the items that were touched stands in the list, and those of the list tell by no
    /// property and no title what they are.
    Unknown,
    /// An item of the list was touched, or its category, a property that it has, or a word of its title.
    Something,
}

impl Features {
    /// How far what the shopper did concerns the list.
    pub fn concern(&self) -> Concern {
        let mut told = false;
        for (cell, &value) in self.values.iter().enumerate() {
            let column = cell % WIDTH;
            if TABLE[column].concerns && !value.is_nan() {
                if value != 0.0 {
                    return Concern::Something;
                }
                // The others are of the item itself, and known of every item.
                told |= (ATTRIBUTES..MOMENT).contains(&column);
            }
        }
        let touched = self.values.get(TOUCHES).is_some_and(|&touches| touches > 0.0);
        if touched && !told { Concern::Unknown } else { Concern::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;
    use crate::results::Results;
    use crate::shopper::Shopper;

    /// Of a list, after those items were bought.
    fn concern(bought: &[Item], list: Vec<Item>) -> Concern {
        let mut shopper = Shopper::default();
        for item in bought {
            shopper.observe(&Event::new(EventKind::Purchase, vec![item.clone()], 0).unwrap());
        }
        Features::extract(&shopper, &Results::new(list, None, 3_600_000).unwrap()).concern()
    }

    fn item(id: &str) -> Item {
        Item::new(id).unwrap().with_price(9.0).unwrap()
    }

    fn of_brand(id: &str, brand: &str) -> Item {
        item(id).with_attribute("item_brand", brand)
    }

    #[test]
    fn nothing_concerns_a_stranger() {
        assert_eq!(concern(&[], vec![item("mug"), of_brand("shoe", "Fjell")]), Concern::Nothing);
        assert_eq!(concern(&[], vec![item("mug")]), Concern::Nothing);
        assert_eq!(Features::default().concern(), Concern::Nothing);
    }

    #[test]
    fn an_item_a_property_or_a_word_of_the_past_concerns_a_list() {
        let cheese = of_brand("cheese", "Almhof").with_title("mountain cheese");
        let shoes = || vec![of_brand("trail", "Fjell").with_title("black trail shoe"), item("road")];
        let with = |item: Item| concern(std::slice::from_ref(&cheese), [shoes(), vec![item]].concat());
        assert_eq!(concern(std::slice::from_ref(&cheese), shoes()), Concern::Nothing);
        assert_eq!(with(item("cheese")), Concern::Something);
        assert_eq!(with(of_brand("cloth", "Almhof")), Concern::Something);
        assert_eq!(with(item("bike").with_title("Mountain bike")), Concern::Something);
    }

    #[test]
    fn items_that_do_not_tell_what_they_are_may_be_anything() {
        assert_eq!(concern(&[item("cheese")], vec![item("trail"), item("road")]), Concern::Unknown);
        assert_eq!(concern(&[item("cheese")], vec![item("trail"), item("cheese")]), Concern::Something);
    }
}
