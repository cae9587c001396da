//! `--threads`: on how many cores a command works.

use clap::value_parser;

use crate::error::CliError;

/// The flag of the commands that work on several cores.
#[derive(clap::Args)]
pub struct Threads {
    /// Work on that many cores [default: all]; the outcome is the same bytes whatever the number
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    /// Starts them; to be called once.
    ///
    /// # Errors
    /// [`CliError::Usage`] where the system refuses so many.
    pub fn start(&self) -> Result<(), CliError> {
        // 0 stands for all.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0).into());
        // One alone is this one, so that nothing is handed over.
        let pool = if self.threads == Some(1) { pool.use_current_thread() } else { pool };
        let told =
            |error| CliError::Usage(format!("the threads cannot be started: {error}; ask for fewer by --threads N"));
        pool.build_global().map_err(told)
    }
}
