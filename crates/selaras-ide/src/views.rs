//! What an editor shows beside the text: the cascade, the matrix of coverage, the findings of an agency, the numbers that
//! a score is made of. Everything is read off what the analysis knows already; nothing is judged here.

pub mod cascade;
pub mod coverage;
pub mod findings;
pub mod places;
pub mod plans;
pub mod score_inputs;
pub mod tally;
