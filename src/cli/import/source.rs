//! What an export is.

use std::path::PathBuf;

use super::intake::Intake;
use super::options::Options;
use super::{algolia, events_csv, ga4, metarank, orders, ubi};
use crate::error::CliError;

/// Which export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Ga4,
    Ubi,
    Metarank,
    Algolia,
    Csv,
    Orders,
}

impl Source {
    /// All of them.
    pub const ALL: [Source; 6] =
        [Source::Ga4, Source::Ubi, Source::Metarank, Source::Algolia, Source::Csv, Source::Orders];

    /// As the command line has it.
    pub fn name(self) -> &'static str {
        match self {
            Source::Ga4 => "ga4",
            Source::Ubi => "ubi",
            Source::Metarank => "metarank",
            Source::Algolia => "algolia",
            Source::Csv => "csv",
            Source::Orders => "orders",
        }
    }

    /// What it is, for the help.
    pub fn meaning(self) -> &'static str {
        match self {
            Source::Ga4 => {
                "Google Analytics 4's BigQuery export: JSON Lines, or Parquet where the name ends in .parquet"
            }
            Source::Ubi => "OpenSearch's User Behavior Insights: the documents of ubi_queries and ubi_events",
            Source::Metarank => "Metarank's events: item, ranking, interaction",
            Source::Algolia => {
                "Events as Algolia's Insights API takes them, and answers of its search API with their queryID"
            }
            Source::Csv => "A row an item and event, in columns that --columns names",
            Source::Orders => "Order lines alone as CSV; lists are made of what sold before, and nobody was shown them",
        }
    }

    /// Hands what the files say to `into`.
    ///
    /// # Errors
    /// Those of reading.
    pub fn read(self, files: &[PathBuf], options: &Options, into: &mut Intake) -> Result<(), CliError> {
        match self {
            Source::Ga4 => ga4::read(files, options, into),
            Source::Ubi => ubi::read(files, options, into),
            Source::Metarank => metarank::read(files, options, into),
            Source::Algolia => algolia::read(files, options, into),
            Source::Csv => events_csv::read(files, options, into),
            Source::Orders => orders::read(files, options, into),
        }
    }
}
