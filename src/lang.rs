//! UI texts.
