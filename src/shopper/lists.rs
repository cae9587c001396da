//! The newest lists shown, kept whole, so that a choice made by id alone finds its item and its place.

use std::rc::Rc;

use crate::item::{Item, ItemId};
use crate::limits;
use crate::newest;
use crate::prices::{PriceScale, Standing};

/// A list as it was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownList {
    /// Its items in the order shown.
    pub items: Rc<[Item]>,
    /// Where each price stood.
    pub standings: Vec<Standing>,
    /// True once something was chosen from it.
    pub chosen_from: bool,
}

/// An item found again in a list shown.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The item as the list had it.
    pub item: &'a Item,
    /// Where its price stood.
    pub standing: Standing,
    /// Its displayed position, from 0.
    pub position: u16,
    /// Index of the list, for [`ShownLists::choose`].
    pub list: usize,
}

/// The newest lists, newest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownLists {
    lists: Vec<ShownList>,
}

impl ShownLists {
    /// Adds a list that came up.
    pub fn push(&mut self, items: Rc<[Item]>) {
        let standings = PriceScale::of(&items).standings;
        newest::push(&mut self.lists, ShownList { items, standings, chosen_from: false }, limits::SHOWN_LISTS.max);
    }

    /// The item in the newest list that has it.
    pub fn find(&self, id: ItemId) -> Option<Found<'_>> {
        self.lists.iter().enumerate().rev().find_map(|(list, shown)| {
            let position = shown.items.iter().position(|item| item.id() == id)?;
            Some(Found {
                item: shown.items.get(position)?,
                standing: *shown.standings.get(position)?,
                position: u16::try_from(position).unwrap_or(u16::MAX),
                list,
            })
        })
    }

    /// Marks a list as chosen from: its items where this is the first choice, else `None`.
    pub fn choose(&mut self, list: usize) -> Option<Rc<[Item]>> {
        let shown = self.lists.get_mut(list)?;
        let first = !std::mem::replace(&mut shown.chosen_from, true);
        first.then(|| shown.items.clone())
    }
}
