//! Acts counted by candidate: how many, how recent, and their share with older acts counting less.

use super::context::{Context, Past};

/// Shares kept of each candidate, one a decay.
const DECAYS: usize = 4;

/// What a sequence of acts says of each candidate. Shares are over the acts *here* (same items or categories), an act
/// counting `decay` times as much as the next newer one, and add up to at most 1 over the list.
pub(super) struct Tally {
    pub(super) counts: Vec<f32>,
    /// 1 for the candidate touched last, 1/2 for the one before, …; 0 for those never touched.
    pub(super) recency: Vec<f32>,
    /// Age of the newest act on the candidate; NaN where there is none.
    pub(super) age: Vec<f32>,
    pub(super) shares: Vec<[f32; DECAYS]>,
    /// Acts on candidates, all together.
    pub(super) total: f32,
    /// Candidates with an act, the most recent first.
    pub(super) order: Vec<usize>,
}

impl Tally {
    pub(super) fn new(context: &Context<'_>, acts: &[Past<'_>], decays: [f32; DECAYS]) -> Self {
        let n = context.len();
        let mut tally = Tally {
            counts: vec![0.0; n],
            recency: vec![0.0; n],
            age: vec![f32::NAN; n],
            shares: vec![[0.0; DECAYS]; n],
            total: 0.0,
            order: Vec::new(),
        };
        let mut weights = [1.0; DECAYS];
        let mut sums = [0.0; DECAYS];
        for past in acts.iter().filter(|past| past.here) {
            if let Some(place) = past.place {
                if tally.counts[place] == 0.0 {
                    tally.order.push(place);
                    tally.recency[place] = 1.0 / tally.order.len() as f32;
                    tally.age[place] = context.age(past.act.at);
                }
                tally.counts[place] += 1.0;
                tally.total += 1.0;
                for (share, weight) in tally.shares[place].iter_mut().zip(&weights) {
                    *share += weight;
                }
            }
            for ((weight, sum), decay) in weights.iter_mut().zip(&mut sums).zip(&decays) {
                *sum += *weight;
                *weight *= decay;
            }
        }
        let sums = sums.map(|sum: f32| sum.max(1e-9));
        for shares in &mut tally.shares {
            for (share, sum) in shares.iter_mut().zip(&sums) {
                *share /= sum;
            }
        }
        tally
    }

    /// The greatest share of any candidate at one decay.
    pub(super) fn best(&self, decay: usize) -> f32 {
        self.shares.iter().map(|shares| shares[decay]).fold(0.0, f32::max)
    }
}
