//! How the text is set: what lines hold together, lines of one width, quotations.

use docbao::app::reader::{Line, Look, Words, placed};
use docbao::entity::names::Target;
use docbao::parse::article::Kind;
use docbao::text::wrap::width;

use crate::fixture::{Library, Session};

fn rows(session: &Session) -> Vec<(Look, String)> {
    let reader = &session.model.reader;
    let page = &reader.article.as_ref().unwrap().page.text;
    let words = |line: &Line| match &line.words {
        Words::Made(words) => words.clone(),
        Words::Page(r) => page[r.start as usize..r.end as usize].to_owned(),
    };
    reader.lines.iter().map(|l| (l.look, words(l))).collect()
}

#[test]
fn no_line_breaks_a_name_or_a_number_at_any_width() {
    for columns in 46..120 {
        let mut session = Session::new(columns, 40);
        session.keys("Enter z");
        let opened = session.model.reader.article.clone().unwrap();
        for mention in &opened.names.mentions {
            let name = &opened.page.text[mention.bytes.start as usize..mention.bytes.end as usize];
            let reader = &session.model.reader;
            let room = reader.made_for.as_ref().unwrap().columns;
            let share = match mention.target {
                Target::Official(_) => 2,
                Target::Conference(_) => 3,
            };
            if width(name) > usize::from(room) / share {
                continue;
            }
            let line = &reader.lines[reader.line_at(mention.bytes.start).unwrap()];
            let Words::Page(bytes) = &line.words else {
                panic!()
            };
            assert!(bytes.end >= mention.bytes.end, "{name} at {columns}");
        }
    }
}

#[test]
fn justified_lines_end_where_the_text_ends() {
    let mut session = Session::new(100, 60);
    session.keys("Enter z");
    let ragged = rows(&session);
    session.keys(":justify<Enter>");
    let words = |rows: &[(Look, String)]| {
        let rows: Vec<&str> = rows.iter().map(|(_, words)| words.as_str()).collect();
        rows.join(" ")
    };
    assert_eq!(words(&rows(&session)), words(&ragged));
    let reader = &session.model.reader;
    let page = &reader.article.as_ref().unwrap().page.text;
    let columns = reader.made_for.as_ref().unwrap().columns;
    let mut justified = 0;
    for (line, next) in reader.lines.iter().zip(&reader.lines[1..]) {
        let wide = placed(line, page)
            .last()
            .map_or(0, |(at, c)| at + c.width as u16);
        assert!(line.indent + wide <= columns);
        let goes_on = line.look == Look::Text && next.look == Look::Text;
        if line.fill > 0 {
            assert!(goes_on || next.look == Look::Lead);
            assert_eq!(wide, columns);
            justified += 1;
        }
    }
    assert!(justified > 5, "{justified}");
    session.keys(":justify<Enter>");
    assert!(session.model.reader.lines.iter().all(|l| l.fill == 0));
}

#[test]
fn each_kind_is_told_apart_without_colour() {
    let mut library = Library::new();
    let mut opened = (*library.articles[0]).clone();
    let paragraph = opened
        .article
        .blocks
        .iter()
        .position(|b| b.kind == Kind::Paragraph);
    // One more paragraph, all quotation, at the end of the page.
    let start = opened.page.text.len() as u32;
    let words = "“Không có chuyện đó”, “chưa từng”.";
    opened.page.text.push_str(words);
    let mut quote = opened.article.blocks[paragraph.unwrap()].clone();
    quote.span.bytes = start..start + words.len() as u32;
    let mut whole = quote.clone();
    let words = "\n“Việc đầu tiên là giữ lời, việc sau cùng cũng vậy, còn ở giữa là làm.”";
    opened.page.text.push_str(words);
    whole.span.bytes = quote.span.bytes.end + 1..quote.span.bytes.end + words.len() as u32;
    opened.article.blocks.extend([quote, whole]);
    library.articles[0] = std::sync::Arc::new(opened);
    let mut session = Session::with(library, 60, 60, docbao::lang::Lang::Vi, false);
    session.keys("Enter z");
    let lines = &session.model.reader.lines;
    let marks = |look: Look| -> Vec<&str> {
        let lines = lines.iter().filter(|l| l.look == look);
        lines.map(|l| l.mark.as_str()).collect()
    };
    // Two quotations in one paragraph are no quotation; every line of one has its bar.
    assert_eq!(marks(Look::Quote), ["│", "│"]);
    assert_eq!(marks(Look::Question), ["›"]);
    assert_eq!(marks(Look::Caption), ["▫"]);
    assert!(marks(Look::Text).iter().all(|m| m.is_empty()));
}
