//! Tests of the whole program: flows through the use cases, documents validated from outside, the
//! interface in a browser and the real window. The loopback host that lets a browser drive the
//! interface lives here, so that no shipped program ever opens a port.
#![allow(clippy::expect_used, reason = "a test that cannot start its program must say so and stop")]

pub mod avvisi;
pub mod banco;
pub mod mirato;
pub mod ospite;
pub mod persone;
