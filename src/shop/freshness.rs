//! How fast what was chosen loses its say, fitted as a file serves: each week's lists by the counts of the weeks before.

use super::design::{Design, ITEM, PLACE, by_place};
use super::odds::{Examination, PULL};
use super::part::{Part, week};
use super::softmax::{Choices, NO_PULL, fitted, log_likelihood};
use super::sum::Sum;
use super::sums::Sums;
use super::user::FOLDS;
use crate::evaluation::{Interval, Side, interval};
use crate::in_order::each_in_order;

/// Days after which a count weighs half, that are tried.
const HALF_LIVES: [f64; 6] = [7.0, 14.0, 28.0, 56.0, 112.0, 224.0];

/// The half-life that orders the weeks to come best, and by how much the log-likelihood of a choice rises against counts that
/// weigh alike, in nats; `None` where the log is too short, or none is better for sure.
///
/// Of the weeks of the log the later half is tried on, so that there is something before.
pub fn half_life(part: &Part, sums: &Sums, examination: Examination) -> Option<(f64, Interval)> {
    let [first, last] = part.totals().moments?.map(week);
    if last - first < 4 {
        return None;
    }
    let tried_from = first + (last - first) / 2;
    let alike = likelihood(part, sums, examination, None, tried_from);
    let tried = HALF_LIVES.iter().filter(|&&days| days < 7.0 * f64::from(last - first));
    let mut gains = Vec::new();
    let of = |&days: &f64| (days, likelihood(part, sums, examination, Some(days), tried_from));
    each_in_order(tried, of, |gain| gains.push(gain));
    let total = |users: &[(f64, u32)]| users.iter().map(|&(sum, _)| sum).sum::<f64>();
    let (days, best) = gains.into_iter().max_by(|(_, one), (_, other)| total(one).total_cmp(&total(other)))?;
    let users: Vec<(f64, u32)> = best.iter().zip(&alike).map(|(&(one, n), &(other, _))| (one - other, n)).collect();
    interval(&users).filter(|gain| gain.side() == Side::Above).map(|gain| (days, gain))
}

/// The log-likelihood of each user's choices from lists that came up in that week or later, by odds of the other folds' weeks
/// before.
fn likelihood(part: &Part, sums: &Sums, examination: Examination, days: Option<f64>, from: u16) -> Vec<(f64, u32)> {
    let left = days.map_or(1.0, |days| libm::exp2(-7.0 / days));
    let mut counts: Vec<(u16, u32, u8, Sum)> = part
        .counts
        .iter()
        .filter_map(|(key, count)| Some((key.week, *sums.index.get(&key.item)?, key.fold, Sum::of(count, 1.0))))
        .collect();
    counts.sort_by_key(|&(week, item, fold, _)| (week, item, fold));
    let mut counts = counts.into_iter().peekable();

    let mut design = Design::default();
    let mut lists = Vec::new();
    for (user, own) in part.sample.users() {
        let tried = own.iter().filter(|list| week(list.at) >= from);
        let before = lists.len();
        lists.extend(tried.map(|list| (week(list.at), user.fold(), list)));
        design.users.push(lists.len() - before);
    }
    design.lists = vec![Choices::default(); lists.len()];
    let mut by_week: Vec<usize> = (0..lists.len()).collect();
    by_week.sort_by_key(|&at| lists[at].0);

    // Choices and chances of each item and fold, as they weigh in the week at hand.
    let mut known = vec![[[0.0_f64; 2]; FOLDS]; sums.items.len()];
    let mut now = counts.peek().map_or(0, |&(first, ..)| first);
    for at in by_week {
        let (week, fold, list) = lists[at];
        while now < week {
            if left < 1.0 {
                known.iter_mut().flatten().flatten().for_each(|count| *count *= left);
            }
            while let Some((_, item, fold, sum)) = counts.next_if(|&(counted, ..)| counted == now) {
                let own = &mut known[item as usize][usize::from(fold)];
                own[0] += sum.choices;
                own[1] += sum.chances[examination.0];
            }
            now += 1;
        }
        let row = |(place, id): (usize, &_)| {
            let others = sums.index.get(id).map(|&item| {
                let folds = (0..).zip(&known[item as usize]).filter(|&(own, _)| own != fold);
                folds.fold([0.0; 2], |[choices, chances], (_, own)| [choices + own[0], chances + own[1]])
            });
            let [choices, chances] = others.unwrap_or_default();
            [by_place(place), libm::log((choices + PULL) / (chances + PULL)) as f32, 0.0, 0.0]
        };
        let rows = list.items.iter().enumerate().map(row).collect();
        design.lists[at] = Choices { rows, chosen: list.chosen.clone(), of_stranger: false };
    }
    let weights = fitted(design.lists.iter(), &[PLACE, ITEM], NO_PULL);
    design.by_user(|list| log_likelihood(list, &weights))
}
