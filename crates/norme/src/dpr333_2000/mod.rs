//! D.P.R. 10 October 2000 n. 333, in the order of its articles.

pub mod art03_part_time;
