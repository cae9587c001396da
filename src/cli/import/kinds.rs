//! What exports call the events that the log has.

use reshelf::EventKind;

use super::said::Fields;
use super::tally::Tally;

/// Names that several exports use, beside GA4's own.
const USUAL: [(&str, EventKind); 30] = [
    ("view_search_results", EventKind::Search),
    ("impression", EventKind::ViewItemList),
    ("impressions", EventKind::ViewItemList),
    ("list", EventKind::ViewItemList),
    ("ranking", EventKind::ViewItemList),
    ("click", EventKind::SelectItem),
    ("click_through", EventKind::SelectItem),
    ("item_click", EventKind::SelectItem),
    ("product_click", EventKind::SelectItem),
    ("select", EventKind::SelectItem),
    ("view", EventKind::ViewItem),
    ("product_view", EventKind::ViewItem),
    ("item_view", EventKind::ViewItem),
    ("detail", EventKind::ViewItem),
    ("like", EventKind::AddToWishlist),
    ("watch", EventKind::AddToWishlist),
    ("wish", EventKind::AddToWishlist),
    ("wishlist", EventKind::AddToWishlist),
    ("favourite", EventKind::AddToWishlist),
    ("favorite", EventKind::AddToWishlist),
    ("cart", EventKind::AddToCart),
    ("add_cart", EventKind::AddToCart),
    ("addtocart", EventKind::AddToCart),
    ("basket", EventKind::AddToCart),
    ("add_to_basket", EventKind::AddToCart),
    ("remove", EventKind::RemoveFromCart),
    ("buy", EventKind::Purchase),
    ("order", EventKind::Purchase),
    ("conversion", EventKind::Purchase),
    ("transaction", EventKind::Purchase),
];

/// The kinds by name: GA4's, the usual ones, and those that the caller says.
#[derive(Clone, Default)]
pub struct Kinds {
    own: Vec<(String, EventKind)>,
    /// Names of this export that mean nothing, or what the usual rule would get wrong.
    not: &'static [&'static str],
}

impl Kinds {
    /// With those that the caller says, which win.
    pub fn new(own: Vec<(String, EventKind)>) -> Kinds {
        Kinds { own, not: &[] }
    }

    /// Without the usual meaning of those names.
    pub fn without(mut self, not: &'static [&'static str]) -> Kinds {
        self.not = not;
        self
    }

    /// The kind of that name; `None` where it means nothing to the log, which is counted.
    pub fn of(&self, name: &str, tally: &mut Tally) -> Option<EventKind> {
        let found = self.find(name);
        if found.is_none() {
            tally.other_kind(if name.is_empty() { "(without a name)" } else { name });
        }
        found
    }

    /// What the caller says of that name.
    pub fn own(&self, name: &str) -> Option<EventKind> {
        self.own.iter().find(|(own, _)| own == name).map(|(_, kind)| *kind)
    }

    fn find(&self, name: &str) -> Option<EventKind> {
        if let Some(kind) = self.own(name) {
            return Some(kind);
        }
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        let usual = || USUAL.into_iter().find(|(usual, _)| *usual == name).map(|(_, kind)| kind);
        EventKind::named(&name).ok().or_else(usual).filter(|_| !self.not.contains(&&*name))
    }

    /// The kind that the field `name` of a record tells.
    pub fn of_field(&self, record: &Fields, name: &str, tally: &mut Tally) -> Option<EventKind> {
        self.of(record.get(name).and_then(serde_json::Value::as_str).unwrap_or_default(), tally)
    }
}

/// Reads `NAME=KIND` of the command line.
pub fn named(text: &str) -> Result<(String, EventKind), String> {
    let (name, kind) = text.split_once('=').ok_or("NAME=EVENT is needed, such as product_click=select_item")?;
    let kind = EventKind::named(kind).map_err(|error| error.to_string())?;
    Ok((name.to_owned(), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written_and_the_callers_win() {
        let kinds = Kinds::new(vec![named("click=view_item").unwrap(), named("Merken=add_to_wishlist").unwrap()]);
        let mut tally = Tally::default();
        for (name, kind) in [
            ("purchase", EventKind::Purchase),
            ("Add To Cart", EventKind::AddToCart),
            ("add-to-cart", EventKind::AddToCart),
            ("click", EventKind::ViewItem),
            ("Merken", EventKind::AddToWishlist),
        ] {
            assert_eq!(kinds.of(name, &mut tally), Some(kind), "{name}");
        }
        assert_eq!(kinds.of("scroll", &mut tally), None);
        assert_eq!(Kinds::default().without(&["impression"]).of("impression", &mut tally), None);
        assert!(tally.text().contains("scroll (1)") && tally.text().contains("impression (1)"));
    }

    #[test]
    fn what_the_command_line_says_names_one_of_the_logs_events() {
        assert!(named("click").unwrap_err().contains("NAME=EVENT"));
        assert!(named("click=klick").unwrap_err().contains("select_item"));
    }
}
