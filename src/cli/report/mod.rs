//! What was found, for people and programs: tables, JSON, and pages of HTML.

pub mod figures;
pub mod grid;
pub mod left_out;
pub mod page;
pub mod tables;
