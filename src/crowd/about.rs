//! What a shop file was counted on, how its odds weigh, and what that gains.

use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::event::Millis;

/// No weight is larger: from a larger one come scores that are not finite.
const LARGEST: f32 = 1_000.0;

/// Two times four weights, and a gain.
const NUMBERS: usize = 11;

/// What stands in the head of a shop file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct About {
    /// The first and the last moment that was counted.
    pub counted: [Millis; 2],
    /// How many shoppers were counted.
    pub shoppers: u64,
    /// How many lists with a choice.
    pub lists: u64,
    /// How many choices.
    pub choices: u64,
    /// Nothing that fewer shoppers did is in the file.
    pub min_shoppers: u16,
    /// How the parts of a score weigh for shoppers who chose something before.
    pub weights: Weights,
    /// How they weigh for those who did not.
    pub strangers: Weights,
    /// What the order by the crowd gains over the server's.
    pub gain: Gain,
}

/// What each part of an item's score is multiplied by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// −ln of the server's place from 1.
    pub place: f32,
    /// The item's odds.
    pub item: f32,
    /// What its odds for the query add.
    pub query: f32,
    /// What each of the shopper's last choices adds.
    pub neighbours: f32,
}

impl Default for Weights {
    /// Those by which the server's order stands.
    fn default() -> Weights {
        Weights { place: 1.0, item: 0.0, query: 0.0, neighbours: 0.0 }
    }
}

/// A mean gain in reciprocal rank and the ends of its 95 % interval, on shoppers left out of the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gain {
    /// The mean.
    pub mean: f32,
    /// The lower end.
    pub low: f32,
    /// The upper end.
    pub high: f32,
}

impl About {
    pub(super) fn write(&self, writer: &mut Writer) {
        self.counted.into_iter().for_each(|at| writer.i64(at));
        [self.shoppers, self.lists, self.choices].into_iter().for_each(|count| writer.u64(count));
        writer.u16(self.min_shoppers);
        for Weights { place, item, query, neighbours } in [self.weights, self.strangers] {
            writer.f32s(&[place, item, query, neighbours]);
        }
        let Gain { mean, low, high } = self.gain;
        writer.f32s(&[mean, low, high]);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<About, Error> {
        let counted = [reader.u64()? as Millis, reader.u64()? as Millis];
        let (shoppers, lists, choices) = (reader.u64()?, reader.u64()?, reader.u64()?);
        let min_shoppers = reader.u16()?;
        let numbers = reader.f32s(NUMBERS)?;
        if numbers.iter().any(|number| number.abs() > LARGEST) {
            return Err(reader.corrupt("a weight is none"));
        }
        let mut numbers = numbers.into_iter();
        let mut next = || numbers.next().unwrap_or(0.0);
        let mut weights = || Weights { place: next(), item: next(), query: next(), neighbours: next() };
        let (weights, strangers) = (weights(), weights());
        let gain = Gain { mean: next(), low: next(), high: next() };
        Ok(About { counted, shoppers, lists, choices, min_shoppers, weights, strangers, gain })
    }
}
