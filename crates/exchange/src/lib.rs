//! Files in and out: the national prospetto (UNIPI), spreadsheets, tables for print, official tables,
//! and the files of the demonstration.

pub mod calendario;
pub mod demo;
mod errore;
pub mod esporta;
pub mod foglio;
pub mod tabelle;
pub mod tesoreria;
pub mod unipi;

pub use errore::ErroreScambio;
