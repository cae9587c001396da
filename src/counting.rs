//! Counting beside the network: how much of a list's scores is a plain count's, by what explained this shopper's choices.
//!
//! In a shop that it was never trained on the network may order worse than whoever counts what was touched. So each choice is held
//! against the network alone and against a mix of both, and the mix counts as far as it explains the choices better
//! (docs/research/counting.md).

use crate::example::Example;
use crate::features::{Concern, Features};
use crate::trust::Trust;

/// How much of the mix is the count's.
const MIX: f32 = 0.75;

/// The evidence at which the mix counts one half: before anything was chosen it hardly counts.
const HALF_AT: f32 = 3.0;

/// What one choice may add to the evidence, so that no single one decides.
const ONE_CHOICE: f32 = 3.0;

/// The evidence for counting: by how much likelier the mix made the choices than the network alone, in nats.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counting {
    evidence: f32,
}

impl Counting {
    /// From evidence written before.
    pub fn restore(evidence: f32) -> Counting {
        Counting { evidence }
    }

    /// The sum over the choices.
    pub fn evidence(&self) -> f32 {
        self.evidence
    }

    /// Holds a choice against the network's scores of its list and against the mix. A list that nothing concerns says nothing: it is
    /// ordered by neither.
    pub fn judge(&mut self, example: &Example, features: &Features, network: &[f32]) {
        if features.concern() == Concern::Nothing {
            return;
        }
        let trust = Trust::of(features, MIX);
        let mixed = (0..).zip(network).map(|(item, &score)| trust.mix(score, features.row(item)));
        let gain = example.log_likelihood(&mixed.collect::<Vec<f32>>()) - example.log_likelihood(network);
        self.evidence += gain.clamp(-ONE_CHOICE, ONE_CHOICE);
    }

    /// How much of the scores is the count's: .04 to begin with, three quarters at most.
    pub fn share(&self) -> f32 {
        MIX / (1.0 + (HALF_AT - self.evidence).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{SERVER_POSITION, TOUCHED, WIDTH};

    /// A list of that length in the server's order, of which the last item was touched once.
    fn list(items: usize) -> Features {
        let mut rows = vec![0.0; items * WIDTH];
        for (item, row) in rows.chunks_exact_mut(WIDTH).enumerate() {
            row[SERVER_POSITION] = (item as f32).ln_1p();
            row[TOUCHED - 1] = f32::from(u8::from(item == items - 1));
            row[TOUCHED] = row[TOUCHED - 1] * 2_f32.ln();
        }
        Features::from_rows(rows).unwrap()
    }

    /// After so many choices of that item from such lists, which the network scores all alike.
    fn after(choices: usize, items: usize, chosen: usize) -> Counting {
        let (features, order) = (list(items), (0..items as u32).collect::<Vec<u32>>());
        let example = Example::new(&features, &order, &[chosen as u32]).unwrap();
        let mut counting = Counting::default();
        (0..choices).for_each(|_| counting.judge(&example, &features, &vec![0.0; items]));
        counting
    }

    #[test]
    fn it_hardly_counts_until_choices_speak_for_it() {
        assert!((0.03..0.04).contains(&Counting::default().share()));
        // What was touched is chosen again, though it stands last.
        let shares = [1, 5, 20, 200].map(|choices| after(choices, 24, 23).share());
        assert!(shares.is_sorted() && shares[3] > 0.74 && shares[3] <= MIX, "{shares:?}");
        // What was never touched is chosen, from the midst of the list.
        assert!(after(20, 24, 12).share() < 1e-3);
        assert_eq!(after(10_000, 24, 12).share(), 0.0);
    }

    #[test]
    fn no_single_choice_decides() {
        let features = list(24);
        let example = Example::new(&features, &(0..24).collect::<Vec<u32>>(), &[3]).unwrap();
        let mut surely_not = vec![50.0; 24];
        surely_not[3] = -50.0;
        let mut counting = Counting::default();
        counting.judge(&example, &features, &surely_not);
        assert_eq!(counting.evidence(), ONE_CHOICE);
    }

    #[test]
    fn short_lists_and_lists_that_nothing_concerns_say_nothing() {
        assert_eq!(after(20, 4, 3), Counting::default());
        let stranger = Features::from_rows(vec![0.0; 24 * WIDTH]).unwrap();
        let example = Example::new(&stranger, &(0..24).collect::<Vec<u32>>(), &[3]).unwrap();
        let mut counting = Counting::default();
        counting.judge(&example, &stranger, &[0.0; 24]);
        assert_eq!(counting, Counting::default());
    }
}
