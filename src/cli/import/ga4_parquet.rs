//! BigQuery's export as Parquet: its rows as the objects that the export as JSON has. Snappy, gzip or nothing packs it; Zstandard
//! would take a C compiler to build.

use std::fs::File;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::Value;

use super::intake::Intake;
use super::said::Fields;
use super::tally::Place;
use crate::error::CliError;
use crate::out_file::file_name;
use crate::progress;

/// The columns that are read; the export has many more.
const COLUMNS: [&str; 9] = [
    "event_timestamp",
    "event_name",
    "event_params",
    "user_pseudo_id",
    "items",
    "ecommerce",
    "batch_page_id",
    "batch_ordering_id",
    "batch_event_index",
];

/// Hands over each row of the file. Memory: a page of each column.
///
/// # Errors
/// A file that is no Parquet, is damaged, or lacks the columns of the export; those of `each`.
pub fn objects(
    path: &Path,
    into: &mut Intake,
    each: &mut dyn FnMut(Fields, &mut Intake) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let damaged = |error: ParquetError| {
        CliError::Usage(format!(
            "{}: cannot be read as Parquet: {error}; export it anew, or as JSON Lines",
            path.display()
        ))
    };
    let file = File::open(path).map_err(|source| CliError::unreadable(path, source))?;
    let reader = guarded(|| SerializedFileReader::new(file)).map_err(damaged)?;
    let metadata = reader.metadata().file_metadata();
    let wanted = columns(metadata.schema()).map_err(damaged)?;
    if let Some(missing) =
        COLUMNS[..2].iter().find(|name| wanted.get_fields().iter().all(|field| field.name() != **name))
    {
        return Err(CliError::Usage(format!(
            "{}: there is no column {missing}; the file is to be an export of GA4's events_ tables with all of their columns",
            path.display()
        )));
    }
    let bar =
        progress::of_steps(u64::try_from(metadata.num_rows()).unwrap_or(0), "{msg} {wide_bar} {percent} %, {eta} left");
    bar.set_message(file_name(path));
    into.tally.place.line = 0;
    let mut rows = guarded(|| reader.get_row_iter(Some(wanted))).map_err(damaged)?;
    while let Some(row) = guarded(|| rows.next().transpose()).map_err(damaged)? {
        into.tally.place = Place { file: file_name(path), line: into.tally.place.line + 1 };
        into.tally.read += 1;
        each(object(row), into)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// The library panics on some damaged files; here that is an error as any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    done.unwrap_or_else(|_| Err(ParquetError::General("the file is damaged".to_owned())))
}

/// The schema without the columns that nobody reads.
fn columns(schema: &Type) -> Result<Type, ParquetError> {
    let wanted = schema.get_fields().iter().filter(|field| COLUMNS.contains(&field.name()));
    let fields: Vec<Arc<Type>> = wanted.cloned().collect();
    Type::group_type_builder(schema.name()).with_fields(fields).build()
}

fn object(row: Row) -> Fields {
    row.into_columns().into_iter().map(|(name, field)| (name, value(field))).collect()
}

fn value(field: Field) -> Value {
    match field {
        Field::Bool(told) => told.into(),
        Field::Byte(number) => number.into(),
        Field::Short(number) => number.into(),
        Field::Int(number) => number.into(),
        Field::Long(number) | Field::TimestampMillis(number) | Field::TimestampMicros(number) => number.into(),
        Field::UByte(number) => number.into(),
        Field::UShort(number) => number.into(),
        Field::UInt(number) => number.into(),
        Field::ULong(number) => number.into(),
        Field::Float(number) => f64::from(number).into(),
        Field::Double(number) => number.into(),
        Field::Str(text) => text.into(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into(),
        Field::Group(row) => Value::Object(object(row)),
        Field::ListInternal(list) => list.elements().iter().cloned().map(value).collect(),
        _ => Value::Null,
    }
}
