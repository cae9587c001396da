//! A softmax over a list's items whose scores are linear in a few numbers: its likelihood, and the weights that make it largest.

use rayon::prelude::*;

/// Numbers of an item: [`WIDTH`] of them.
pub const WIDTH: usize = 4;

/// One item's numbers, or the weights of these.
pub type Row = [f64; WIDTH];

/// A list: a row an item, and which were chosen.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// In the server's order.
    pub rows: Vec<[f32; WIDTH]>,
    /// Places of the items chosen.
    pub chosen: Vec<u32>,
    /// Whether its shopper had chosen nothing before.
    pub of_stranger: bool,
}

/// Rounds of Newton's method; it has settled long before.
const ROUNDS: usize = 25;

/// A pull to weights: by so much for each unit off, as a Gaussian prior of precision `by` pulls.
#[derive(Clone, Copy)]
pub struct Pull {
    pub to: Row,
    pub by: f64,
}

/// Far too weak to move a weight that anything speaks for; it keeps weights of nothing at 0.
pub const NO_PULL: Pull = Pull { to: [0.0; WIDTH], by: 1e-3 };

/// A weight no longer moves.
const SETTLED: f64 = 1e-7;

/// The weights of the columns named, none below 0, those of the others 0: by maximum likelihood, each choice of a list on its
/// own. A column whose weight would be negative is left out and the rest fitted again. (Newton's method; the likelihood is
/// concave.)
pub fn fitted<'a>(lists: impl Iterator<Item = &'a Choices>, columns: &[usize], pull: Pull) -> Row {
    let lists: Vec<&Choices> = lists.collect();
    let mut columns = columns.to_vec();
    loop {
        let weights = newton(&lists, &columns, pull);
        match columns.iter().copied().min_by(|&one, &other| weights[one].total_cmp(&weights[other])) {
            Some(lowest) if weights[lowest] < 0.0 => columns.retain(|&column| column != lowest),
            _ => return weights,
        }
    }
}

/// The log-likelihood of a list's choices.
pub fn log_likelihood(list: &Choices, weights: &Row) -> f64 {
    let scores: Vec<f64> = list.rows.iter().map(|row| score(row, weights)).collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mass = libm::log(scores.iter().map(|&score| libm::exp(score - top)).sum());
    list.chosen.iter().map(|&index| scores[index as usize] - top - mass).sum()
}

/// The score of an item.
pub fn score(row: &[f32; WIDTH], weights: &Row) -> f64 {
    row.iter().zip(weights).map(|(&value, weight)| f64::from(value) * weight).sum()
}

fn newton(lists: &[&Choices], columns: &[usize], pull: Pull) -> Row {
    let mut weights = Row::default();
    for _ in 0..ROUNDS {
        let Derivatives { slope, bend } = Derivatives::of(lists, &weights, columns, pull);
        let step = solved(bend, slope, columns);
        let mut moved: f64 = 0.0;
        for &column in columns {
            // Far steps overshoot where choices are all but certain.
            let step = step[column].clamp(-2.0, 2.0);
            weights[column] += step;
            moved = moved.max(step.abs());
        }
        if moved < SETTLED {
            break;
        }
    }
    weights
}

/// Lists whose derivatives are held at once.
const AT_ONCE: usize = 1 << 14;

/// The first derivatives of the likelihood, and the second ones turned round.
#[derive(Clone, Copy, Default)]
struct Derivatives {
    slope: Row,
    bend: [Row; WIDTH],
}

impl Derivatives {
    /// Of all lists together: worked out on all cores, added up in the lists' order.
    fn of(lists: &[&Choices], weights: &Row, columns: &[usize], pull: Pull) -> Derivatives {
        let mut sum = Derivatives::default();
        for &column in columns {
            sum.slope[column] = -pull.by * (weights[column] - pull.to[column]);
            sum.bend[column][column] = pull.by;
        }
        for some in lists.chunks(AT_ONCE) {
            let of = |list: &&Choices| Derivatives::of_list(list, weights, columns);
            for own in some.par_iter().map(of).collect::<Vec<Derivatives>>() {
                for &one in columns {
                    sum.slope[one] += own.slope[one];
                    for &other in columns.iter().filter(|&&other| other <= one) {
                        sum.bend[one][other] += own.bend[one][other];
                    }
                }
            }
        }
        sum
    }

    fn of_list(list: &Choices, weights: &Row, columns: &[usize]) -> Derivatives {
        let mut chances: Vec<f64> = list.rows.iter().map(|row| score(row, weights)).collect();
        let top = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        chances.iter_mut().for_each(|score| *score = libm::exp(*score - top));
        let mass: f64 = chances.iter().sum();
        let (mut mean, mut square) = (Row::default(), [Row::default(); WIDTH]);
        for (row, chance) in list.rows.iter().zip(&chances) {
            let chance = chance / mass;
            for &one in columns {
                let part = chance * f64::from(row[one]);
                mean[one] += part;
                for &other in columns.iter().filter(|&&other| other <= one) {
                    square[one][other] += part * f64::from(row[other]);
                }
            }
        }
        let count = list.chosen.len() as f64;
        let mut own = Derivatives::default();
        for &one in columns {
            let chosen: f64 = list.chosen.iter().map(|&index| f64::from(list.rows[index as usize][one])).sum();
            own.slope[one] = chosen - count * mean[one];
            for &other in columns.iter().filter(|&&other| other <= one) {
                own.bend[one][other] = count * (square[one][other] - mean[one] * mean[other]);
            }
        }
        own
    }
}

/// The step to where a parabola with that slope and bend is highest: Cholesky's factors of the bend.
fn solved(bend: [Row; WIDTH], slope: Row, columns: &[usize]) -> Row {
    let mut factor = [Row::default(); WIDTH];
    let mut forward = Row::default();
    for (n, &one) in columns.iter().enumerate() {
        for &other in &columns[..=n] {
            let before = columns[..n].iter().take_while(|&&column| column != other);
            let rest = bend[one.max(other)][one.min(other)]
                - before.map(|&column| factor[one][column] * factor[other][column]).sum::<f64>();
            factor[one][other] = if one == other { rest.max(NO_PULL.by).sqrt() } else { rest / factor[other][other] };
        }
        let known: f64 = columns[..n].iter().map(|&column| factor[one][column] * forward[column]).sum();
        forward[one] = (slope[one] - known) / factor[one][one];
    }
    let mut step = Row::default();
    for (n, &one) in columns.iter().enumerate().rev() {
        let known: f64 = columns[n + 1..].iter().map(|&column| factor[column][one] * step[column]).sum();
        step[one] = (forward[one] - known) / factor[one][one];
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Dice;

    /// Lists from which was chosen by those weights.
    fn drawn(weights: &Row, lists: usize) -> Vec<Choices> {
        let mut dice = Dice::new(3, 0);
        let mut list = || {
            let rows: Vec<[f32; WIDTH]> =
                (0..8).map(|_| std::array::from_fn(|_| dice.normal(0.0, 1.0) as f32)).collect();
            let mass: f64 = rows.iter().map(|row| score(row, weights).exp()).sum();
            let mut left = dice.unit() * mass;
            let chosen = rows.iter().position(|row| {
                left -= score(row, weights).exp();
                left < 0.0
            });
            Choices { chosen: vec![chosen.unwrap_or(7) as u32], rows, of_stranger: false }
        };
        (0..lists).map(|_| list()).collect()
    }

    #[test]
    fn the_weights_that_were_chosen_by_are_found_and_none_is_negative() {
        let truth = [0.4, 1.2, 0.0, -0.7];
        let lists = drawn(&truth, 6_000);
        let found = fitted(lists.iter(), &[0, 1], NO_PULL);
        assert!(found[2] == 0.0 && found[3] == 0.0);
        let found = fitted(lists.iter(), &[0, 1, 3], NO_PULL);
        assert_eq!(found[3], 0.0);
        let free = newton(&lists.iter().collect::<Vec<_>>(), &[0, 1, 2, 3], NO_PULL);
        assert!(free.iter().zip(truth).all(|(found, truth)| (found - truth).abs() < 0.06), "{free:?}");
    }

    #[test]
    fn the_slope_is_that_of_the_likelihood() {
        let lists = drawn(&[0.4, 1.2, 0.0, -0.7], 40);
        let weights = [0.3, 0.5, -0.2, 0.1];
        let pull = Pull { to: [1.0, 0.0, 0.5, 0.0], by: 7.0 };
        let all_lists: Vec<&Choices> = lists.iter().collect();
        let all = |weights: &Row| Derivatives::of(&all_lists, weights, &[0, 1, 2, 3], pull);
        let Derivatives { slope, bend } = all(&weights);
        let likelihood = |weights: &Row| {
            let off = weights.iter().zip(pull.to).map(|(weight, to)| (weight - to) * (weight - to)).sum::<f64>();
            let pull = pull.by / 2.0 * off;
            lists.iter().map(|list| log_likelihood(list, weights)).sum::<f64>() - pull
        };
        for column in 0..WIDTH {
            let at = |by: f64| {
                let mut moved = weights;
                moved[column] += by;
                moved
            };
            let difference = (likelihood(&at(1e-4)) - likelihood(&at(-1e-4))) / 2e-4;
            assert!((slope[column] - difference).abs() < 1e-4, "{slope:?} {difference}");
            let bent = |by: f64| all(&at(by)).slope[column];
            assert!((bend[column][column] + (bent(1e-4) - bent(-1e-4)) / 2e-4).abs() < 1e-3);
        }
    }
}
