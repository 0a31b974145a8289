//! The smallest program of its kind: a list and a text, drawn anew at each key, in synchronized frames; `q` ends
//! it. What any terminal program must pay for its first frame and for a key.

#![allow(missing_docs, reason = "run by the table of benchmarks")]

use std::io;

use ratatui::crossterm::event::{Event, KeyCode, read};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::{Constraint, Layout};
use ratatui::text::Line;
use ratatui::widgets::{List, Paragraph};

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut at = 0_u32;
    loop {
        execute!(io::stdout(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| {
            let halves = [Constraint::Percentage(40), Constraint::Fill(1)];
            let [list, text] = Layout::horizontal(halves).areas(frame.area());
            let rows = (at..).take(list.height.into());
            let rows = rows.map(|n| format!("{n:>8}  Chuyện ở bến phà thứ {n}"));
            frame.render_widget(List::new(rows), list);
            let lines =
                (0..text.height).map(|n| format!("Đoạn {n} của bài {at}: đường về còn xa."));
            let lines: Vec<Line<'_>> = lines.map(Line::raw).collect();
            frame.render_widget(Paragraph::new(lines), text);
        })?;
        execute!(io::stdout(), EndSynchronizedUpdate)?;
        match read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(_) => at += 1,
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
