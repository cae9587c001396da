//! What a shop file was counted on, how its odds weigh, and what that gains.

use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::event::Millis;

/// In milliseconds.
const DAY: f32 = 86_400_000.0;

/// No weight is larger: from a larger one come scores that are not finite.
const LARGEST: f32 = 1_000.0;

/// Days, two times four weights, and a gain.
const NUMBERS: usize = 12;

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
    /// So many days after the last moment counted half of what the file says is left; at 0 it does not grow old.
    pub half_after: f32,
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

impl Weights {
    /// These as far as `trust` says, from 0 to 1, and for the rest the server's order.
    pub fn trusted(self, trust: f32) -> Weights {
        Weights {
            place: 1.0 + trust * (self.place - 1.0),
            item: trust * self.item,
            query: trust * self.query,
            neighbours: trust * self.neighbours,
        }
    }
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
    /// How far the file is to be trusted at a moment, from 1 as long as it is fresh to 0: what is liked changes.
    pub fn trust(&self, at: Millis) -> f32 {
        let ratio = at.saturating_sub(self.counted[1]).max(0) as f32 / DAY / self.half_after;
        if ratio.is_finite() { 1.0 / (1.0 + ratio * ratio) } else { 1.0 }
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        self.counted.into_iter().for_each(|at| writer.i64(at));
        [self.shoppers, self.lists, self.choices].into_iter().for_each(|count| writer.u64(count));
        writer.u16(self.min_shoppers);
        writer.f32(self.half_after);
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
        if numbers[1..].iter().any(|number| number.abs() > LARGEST) || numbers[0] < 0.0 {
            return Err(reader.corrupt("a weight is none"));
        }
        let mut numbers = numbers.into_iter();
        let mut next = || numbers.next().unwrap_or(0.0);
        let half_after = next();
        let mut weights = || Weights { place: next(), item: next(), query: next(), neighbours: next() };
        let (weights, strangers) = (weights(), weights());
        let gain = Gain { mean: next(), low: next(), high: next() };
        Ok(About { counted, shoppers, lists, choices, min_shoppers, half_after, weights, strangers, gain })
    }
}
