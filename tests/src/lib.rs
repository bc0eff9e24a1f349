//! Stories, flows, documents from outside, end to end
