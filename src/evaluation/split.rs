//! Which users and which lists are for training, and which are only for measuring.

/// The part of the users that a user belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// 60 %: the model is fitted to these.
    Train,
    /// 10 %: the number of steps is chosen by these; then the model is fitted to these as well.
    Validation,
    /// 30 %: neither.
    Test,
}

/// A part of the users, or everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Users {
    /// Everybody.
    All,
    /// The 60 % that a model was trained on first.
    Train,
    /// The 10 % by which its steps were chosen; it was trained on them as well afterwards.
    Validation,
    /// The 30 % that it never met.
    Test,
    /// The 70 % that are not for testing.
    Rest,
}

impl Users {
    /// All parts.
    pub const ALL: [Users; 5] = [Users::All, Users::Train, Users::Validation, Users::Test, Users::Rest];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Users::All => "all",
            Users::Train => "train",
            Users::Validation => "validation",
            Users::Test => "test",
            Users::Rest => "rest",
        }
    }

    /// Who they are, for the help of the command line.
    pub fn meaning(self) -> &'static str {
        match self {
            Users::All => "Everybody",
            Users::Train => "The 60 % that a model is trained on first",
            Users::Validation => {
                "The 10 % by which its number of steps is chosen; it is trained on them as well afterwards"
            }
            Users::Test => "The 30 % that it is never trained on",
            Users::Rest => "The other 70 %",
        }
    }

    /// Whether that user is one of them.
    pub fn has(self, user: &str) -> bool {
        let part = match self {
            Users::All => return true,
            Users::Train => Split::Train,
            Users::Validation => Split::Validation,
            Users::Test => Split::Test,
            Users::Rest => return split(user, SEED) != Split::Test,
        };
        split(user, SEED) == part
    }
}

/// The seed by which the shipped model's users were split.
pub const SEED: u64 = 1;

/// Below this many defined lists none is kept out of training: too few would be left to learn from.
pub const ENOUGH_LISTS: usize = 20;

/// The part that a user belongs to: always the same for one id and seed.
pub fn split(user: &str, seed: u64) -> Split {
    match draw(user, seed) {
        0..60 => Split::Train,
        60..70 => Split::Validation,
        _ => Split::Test,
    }
}

/// True for the 10 % of lists that are unseen: kept out of training. What stands before a `|` in its id names the list, what
/// follows tells its issues (the same shelf week by week), which are kept out together.
pub fn unseen_list(list_id: &str) -> bool {
    list_draw(list_id) < 10
}

/// True for another 10 % of lists: the trials of a search do not train on them and are judged by them.
pub fn spare_list(list_id: &str) -> bool {
    (10..20).contains(&list_draw(list_id))
}

fn list_draw(list_id: &str) -> u64 {
    let shelf = list_id.split('|').next().unwrap_or(list_id);
    draw(shelf, SEED ^ 0x5eed_0f11_5757_0000)
}

/// A number from 0 to 99 that depends on nothing but text and seed: FNV-1a, then the finaliser of SplitMix64, since
/// the low bits of FNV alone follow the last letters of similar ids.
fn draw(text: &str, seed: u64) -> u64 {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let mut bits = text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv).wrapping_add(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (bits ^ (bits >> 31)) % 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_have_their_sizes() {
        let users: Vec<String> = (0..10_000).map(|n| format!("user-{n}")).collect();
        let share = |part: Split| users.iter().filter(|user| split(user, SEED) == part).count();
        for (part, size) in [(Split::Train, 6_000), (Split::Validation, 1_000), (Split::Test, 3_000)] {
            assert!(share(part).abs_diff(size) < 150, "{part:?}: {}", share(part));
        }
        for kept_out in [unseen_list, spare_list] {
            assert!(users.iter().filter(|list| kept_out(list)).count().abs_diff(1_000) < 150);
        }
        assert!(!users.iter().any(|list| unseen_list(list) && spare_list(list)));
    }

    #[test]
    fn a_seed_splits_otherwise_and_an_issue_goes_with_its_list() {
        let users: Vec<String> = (0..100).map(|n| n.to_string()).collect();
        assert!(users.iter().any(|user| split(user, 1) != split(user, 2)));
        assert!(users.iter().all(|list| unseen_list(list) == unseen_list(&format!("{list}|7"))));
    }
}
