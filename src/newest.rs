//! Lists that keep the newest of something.

/// Adds the newest, last, and drops the oldest past `max`. A plain list costs a move of what it holds, which is bounded;
/// a ring would be compiled into the page's module for each kind of content.
pub(crate) fn push<T>(list: &mut Vec<T>, newest: T, max: usize) {
    if list.len() >= max {
        list.drain(..list.len() + 1 - max);
    }
    list.push(newest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_kept() {
        let mut list = Vec::new();
        (0..5).for_each(|n| push(&mut list, n, 3));
        assert_eq!(list, [2, 3, 4]);
    }
}
