//! L. 7 August 1990 n. 241: the terms of the office's procedures.

pub mod art10_bis;
pub mod termini;
