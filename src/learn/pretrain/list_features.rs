//! The features that are the same for every shopper: what of a list can be learned by heart.

use crate::features::{Feature, Group};

/// True for what no shopper changes in a list.
pub(super) fn of_the_list(feature: &Feature) -> bool {
    matches!(feature.group, Group::Server | Group::Price) || ["list_ascending", "list_spread"].contains(&feature.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::table;

    #[test]
    fn what_no_shopper_changes_is_in_the_table() {
        assert_eq!(table().filter(|feature| of_the_list(feature)).count(), 9);
    }
}
