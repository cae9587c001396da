//! The readable names of the properties that the shopper touched, for reasons and the profile.

use crate::item::{Attribute, Key};
use crate::limits;
use crate::newest;
use crate::tokens::Hash;

/// One readable name.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Which property it names.
    pub key: Key,
    /// The hash of key and value.
    pub value: Hash,
    /// The words.
    pub text: Box<str>,
}

/// Names, the most recently touched last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    known: Vec<Label>,
}

impl Labels {
    /// Remembers a property's name, or that it is in use again.
    pub fn touch(&mut self, attribute: &Attribute) {
        if let Some(at) = self.known.iter().rposition(|label| label.value == attribute.value) {
            self.known[at..].rotate_left(1);
            return;
        }
        self.restore(Label { key: attribute.key, value: attribute.value, text: attribute.label.clone() });
    }

    /// The name of a property.
    pub fn of(&self, value: Hash) -> Option<&Label> {
        self.known.iter().rev().find(|label| label.value == value)
    }

    /// Forgets a name.
    pub fn remove(&mut self, value: Hash) {
        self.known.retain(|label| label.value != value);
    }

    /// All names, the most recently touched last.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Label> {
        self.known.iter()
    }

    /// Puts a name back as the most recent one.
    pub fn restore(&mut self, label: Label) {
        newest::push(&mut self.known, label, limits::LABELS.max);
    }
}
