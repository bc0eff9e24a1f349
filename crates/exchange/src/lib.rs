//! Files in and out
