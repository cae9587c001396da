//! Progress of long work, on a terminal only: indicatif draws nothing where standard error is not one.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::out_file::file_name;

/// A bar over the bytes of a file, hidden where there is no terminal.
pub fn of_file(path: &Path) -> ProgressBar {
    let bytes = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    let bar = of_steps(bytes, "{msg} {wide_bar} {percent} %, {eta} left");
    bar.set_message(file_name(path));
    bar
}

/// A bar over `steps` steps, drawn by indicatif's `template`.
pub fn of_steps(steps: u64, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(steps).with_style(style)
}
