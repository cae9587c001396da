//! Replay logs: JSON Lines of what shoppers did, read user by user, and written from synthetic journeys.
//!
//! Nothing here opens a file: who calls hands in what can be read or written.
//!
//! ```
//! use reshelf::log::Reader;
//!
//! let lines = br#"{"event":"view_item","user":"u","session":"s","ts":1,"items":[{"item_id":"a"}]}"#;
//! let users: Vec<_> = Reader::new(&lines[..], |warning| eprintln!("{warning}")).collect::<Result<_, _>>().unwrap();
//! assert_eq!((users[0].user.as_str(), users[0].records.len()), ("u", 1));
//! ```

mod error;
mod line;
mod lines;
mod names;
mod parsed;
mod reader;
mod relevances;
mod writer;

pub use error::LogError;
pub use lines::{LINE_BYTES, Lines, Text};
pub use names::{Name, Names, names};
pub use reader::{Reader, USER_LINES};
pub use writer::Writer;
