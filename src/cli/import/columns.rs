//! Which column of a CSV file holds what.

use std::borrow::Cow;

use csv::ByteRecord;

/// What a column may hold.
pub const MEANINGS: [&str; 16] = [
    "user", "time", "event", "item", "session", "list", "query", "position", "price", "currency", "name", "brand",
    "variant", "category", "order", "quantity",
];

/// Where each meaning, and each of the shop's own attributes, stands in a row.
pub struct Columns {
    places: Vec<(&'static str, usize)>,
    pub attributes: Vec<(String, usize)>,
}

impl Columns {
    /// Finds them in a header: by the names that the caller gives, else by the meaning itself.
    ///
    /// # Errors
    /// In words: a column that is not there, or a meaning that is needed and has none.
    pub fn find(
        header: &ByteRecord,
        named: &[(String, String)],
        attributes: &[String],
        needed: &[&str],
    ) -> Result<Columns, String> {
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned())
            .collect();
        let there = || format!("the columns are {}", names.join(", "));
        let place = |column: &str| names.iter().position(|name| name == column);
        let missing = |column: &str| format!("no column is called {column}; {}", there());
        let mut places = Vec::new();
        for meaning in MEANINGS {
            let own = named.iter().find(|(name, _)| name == meaning);
            let found = match own {
                Some((_, column)) => Some(place(column).ok_or_else(|| missing(column))?),
                None => names.iter().position(|name| name.eq_ignore_ascii_case(meaning)),
            };
            places.extend(found.map(|at| (meaning, at)));
        }
        let own = |name: &String| place(name).map(|at| (name.clone(), at)).ok_or_else(|| missing(name));
        let attributes = attributes.iter().map(own).collect::<Result<_, _>>()?;
        let columns = Columns { places, attributes };
        match needed.iter().find(|meaning| columns.place(meaning).is_none()) {
            Some(meaning) => {
                Err(format!("which column holds the {meaning}? say so: --columns {meaning}=COLUMN; {}", there()))
            }
            None => Ok(columns),
        }
    }

    /// What a row says; `None` where the column, or anything in it, is missing.
    pub fn get<'r>(&self, row: &'r ByteRecord, meaning: &str) -> Option<Cow<'r, str>> {
        said(row, self.place(meaning)?)
    }

    fn place(&self, meaning: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| *name == meaning).map(|(_, at)| *at)
    }
}

/// What stands at a place of a row, without the blanks around it.
pub fn said(row: &ByteRecord, at: usize) -> Option<Cow<'_, str>> {
    let text = String::from_utf8_lossy(row.get(at)?.trim_ascii());
    (!text.is_empty()).then_some(text)
}

/// Reads `MEANING=COLUMN` of the command line.
pub fn named(text: &str) -> Result<(String, String), String> {
    let all = || format!("MEANING=COLUMN is needed, the meaning one of {}", MEANINGS.join(", "));
    let (meaning, column) = text.split_once('=').ok_or_else(all)?;
    if MEANINGS.contains(&meaning) { Ok((meaning.to_owned(), column.to_owned())) } else { Err(all()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(named: &[&str], attributes: &[&str], needed: &[&str]) -> Result<Columns, String> {
        let header = ByteRecord::from(vec!["\u{feff}Customer", "time", " Item ", "colour"]);
        let named: Vec<_> = named.iter().map(|text| super::named(text).unwrap()).collect();
        let attributes: Vec<_> = attributes.iter().map(|&name| name.to_owned()).collect();
        Columns::find(&header, &named, &attributes, needed)
    }

    #[test]
    fn columns_are_found_by_the_names_given_or_by_what_they_mean() {
        let columns =
            find(&["user=Customer"], &["colour"], &["user", "item"]).unwrap_or_else(|error| panic!("{error}"));
        let row = ByteRecord::from(vec!["u", "1", "  ", "blue"]);
        assert_eq!(columns.get(&row, "user").as_deref(), Some("u"));
        assert_eq!((columns.get(&row, "item"), columns.get(&row, "price")), (None, None));
        assert_eq!(columns.attributes, [("colour".to_owned(), 3)]);
    }

    #[test]
    fn a_column_that_is_missing_is_named_with_those_that_are_there() {
        for (named, attributes, said) in [
            (&[][..], &[][..], "which column holds the user?"),
            (&["user=Kunde"], &[], "no column is called Kunde"),
            (&["user=Customer"], &["size"], "no column is called size"),
        ] {
            let Err(error) = find(named, attributes, &["user"]) else { panic!("{named:?}") };
            assert!(error.contains(said) && error.contains("Customer, time, Item, colour"), "{error}");
        }
        assert!(super::named("who=Customer").unwrap_err().contains("user, time"));
        assert!(super::named("user").is_err());
    }
}
