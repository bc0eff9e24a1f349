//! PAdES signature and verification
