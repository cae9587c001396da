//! What only the page of `evaluate --report` asks for, gathered while a log is replayed.

mod ablation;
mod curve;
mod enough;
mod exposure;
mod gathered;
mod samples;
mod turn;

pub use ablation::Ablation;
pub use curve::{Curve, STARTS};
pub use enough::Enough;
pub use exposure::{Exposure, Exposures, Row, TOP, TopChanges, WAYS};
pub use gathered::{Studied, Study, UserStudy};
pub use samples::{Past, ROWS, Sample};
pub use turn::Turn;
