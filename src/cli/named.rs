//! Values that a flag takes by name.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads one of `all` by its name; the help and the error for any other tell the names.
pub fn named<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let find = move |text: String| all.into_iter().find(|&one| name(one) == text).ok_or("not one of them");
    PossibleValuesParser::new(all.map(name)).try_map(find)
}
