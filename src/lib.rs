//! reshelf
