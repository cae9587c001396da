//! Values that a flag takes by name.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Reads one of `all` by its name; the help and the error for any other tell the names.
pub fn named<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    among(all, name, all.map(|one| PossibleValue::new(name(one))))
}

/// The same with what each means, which the help tells.
pub fn explained<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    meaning: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    among(all, name, all.map(|one| PossibleValue::new(name(one)).help(meaning(one))))
}

fn among<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    values: [PossibleValue; N],
) -> impl TypedValueParser<Value = T> {
    let find = move |text: String| all.into_iter().find(|&one| name(one) == text).ok_or("not one of them");
    PossibleValuesParser::new(values).try_map(find)
}
