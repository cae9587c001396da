//! Files of JSON Lines as objects, bad lines counted.

use std::path::Path;

use reshelf::log::{LogError, Text};
use serde_json::Value;

use super::intake::Intake;
use super::said::Fields;
use super::tally::{NO_JSON, Place};
use crate::error::CliError;
use crate::log_file;
use crate::out_file::file_name;
use crate::progress;

/// So many lines into a file, one at least must have been an object: any later, and it is another format.
const EARLY_CHECK: u64 = 1_000;

/// Hands over each object of the file.
///
/// # Errors
/// A file that cannot be read, or of which no line is an object; those of `each`.
pub fn objects(
    path: &Path,
    into: &mut Intake,
    each: &mut dyn FnMut(Fields, &mut Intake) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let bar = progress::of_file(path);
    let mut lines = log_file::lines(path, &bar)?;
    let mut objects = 0_u64;
    loop {
        let number = lines.number() + 1;
        let line = match lines.next() {
            Ok(None) => break,
            Ok(Some(line)) => line,
            Err(source) => return Err(CliError::log(path, LogError::Unreadable { line: number, source })),
        };
        into.tally.place = Place { file: file_name(path), line: number };
        let object = match line {
            Text::Whole([]) => continue,
            Text::Whole(json) => serde_json::from_slice(json).map_err(|error| error.to_string()),
            Text::TooLong => Err("longer than 16 MB".to_owned()),
        };
        into.tally.read += 1;
        match object {
            Ok(Value::Object(object)) => {
                objects += 1;
                each(object, into)?;
            }
            Ok(_) => into.tally.leave_out(NO_JSON, "no object"),
            Err(reason) => into.tally.leave_out(NO_JSON, &reason),
        }
        if number == EARLY_CHECK && objects == 0 {
            break;
        }
    }
    bar.finish_and_clear();
    if objects == 0 {
        return Err(CliError::Usage(format!(
            "{}: no line is a JSON object; --from says what it should be, and a file of one JSON array becomes lines by: \
             jq -c '.[]'",
            path.display()
        )));
    }
    Ok(())
}
