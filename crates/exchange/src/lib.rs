//! Files in and out: the national prospetto (UNIPI), spreadsheets, tables for print, official tables,
//! and the files of the demonstration.

mod errore;
pub mod unipi;

pub use errore::ErroreScambio;
