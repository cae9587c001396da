//! Some of many lists, drawn evenly while they come by.

use reshelf::random::Dice;

/// As many lists as the quota says, each of all that were offered as likely as any other (Vitter 1985, algorithm R).
pub struct Reservoir<T> {
    /// Those kept so far.
    pub kept: Vec<T>,
    quota: usize,
    offered: usize,
    dice: Dice,
}

impl<T> Reservoir<T> {
    /// Nothing kept yet; the seed fixes what will be.
    pub fn new(quota: usize, seed: u64) -> Reservoir<T> {
        Reservoir { kept: Vec::new(), quota, offered: 0, dice: Dice::new(seed, 1) }
    }

    /// One more of those to keep some of.
    pub fn offer(&mut self, list: T) {
        self.offered += 1;
        if self.kept.len() < self.quota {
            self.kept.push(list);
        } else {
            let at = self.dice.whole(0, self.offered - 1);
            if let Some(place) = self.kept.get_mut(at) {
                *place = list;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_its_quota_from_all_parts_of_what_came_by() {
        let mut reservoir = Reservoir::new(100, 1);
        for n in 0..10_000 {
            reservoir.offer(n);
        }
        let late = reservoir.kept.iter().filter(|&&n| n >= 5_000).count();
        assert_eq!(reservoir.kept.len(), 100);
        assert!((30..70).contains(&late), "{late}");
    }
}
