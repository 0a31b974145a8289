//! docbao (*đọc báo*, to read the news): a terminal reader for archives of crawled Vietnamese news
//! pages.
//!
//! ```text
//! files --source--> Page --parse--> Article --entity--> Names --library--> Hits
//!                                                                           |
//! keys --keymap--> Action --\                                               v
//! resize, worker replies ----> Msg --update(&mut Model)--> Effect --runtime--> worker threads
//!                                       |                                      |
//!                                       v                                      +--> Msg (numbered)
//!                                view(&Model) --> frame
//! ```
//!
//! Everything left of [`library`] is a plain library that needs no terminal. Positions in the page's
//! text are kept all the way: every block, mention and highlight points at lines and bytes of the
//! page, and nothing of a page is dropped, only classified.
//!
//! The modules, in the order of the flow:

pub mod error;
pub mod text;

pub mod source;

pub mod parse;

pub mod entity;

pub mod library;

pub mod export;

pub mod state;

pub mod app;

pub mod view;

pub mod lang;

pub mod runtime;

pub mod cli;
pub mod config;
pub mod folders;
