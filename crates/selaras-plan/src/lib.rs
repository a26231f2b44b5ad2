//! What the words of a plan mean: exact numbers and money, cells, units, scales, directions, years, official codes,
//! and how alike two names are. It reads short texts and gives plain values; it knows no file, no tree, no database.
//!
//! Nothing here panics on any text, and nothing is rounded: what cannot be held exactly is an error.

pub mod code;
pub mod direction;
mod edit;
pub mod name;
pub mod number;
pub mod scale;
pub mod unit;
pub mod value;
pub mod words;
pub mod years;

pub use direction::{Arah, Perhitungan};
pub use name::Name;
pub use number::Decimal;
pub use scale::{Scale, ScaleKind};
pub use unit::Unit;
pub use value::{BoundOp, Cell, Grade, Value};
pub use years::{Date, Years};
