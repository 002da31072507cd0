//! Colours what is typed at the prompt.
//!
//! Takes text; gives the same text with colours.
//! Invariant: nothing but colours is added, so that the width stays the same.
//! Start at [`highlight`].

use super::script::{Piece, Pieces};
use crate::session::syntax::{TokenKind, tokenize};

/// Text longer than this is shown plain: it is coloured anew at every key.
const LENGTH_MAX: usize = 20_000;

/// Returns the text with colours.
pub(super) fn highlight(text: &str) -> String {
    if text.len() > LENGTH_MAX {
        return text.to_owned();
    }
    let mut coloured = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for piece in Pieces::new(text) {
        if let Piece::Command(span) = piece {
            let (start, end) = (span.start as usize, span.end as usize);
            push_statement(&mut coloured, &text[at..start]);
            let line = &text[start..end];
            let name = line.find(char::is_whitespace).unwrap_or(line.len());
            push(&mut coloured, "1;36", &line[..name]);
            coloured.push_str(&line[name..]);
            at = end;
        }
    }
    push_statement(&mut coloured, &text[at..]);
    coloured
}

fn push_statement(coloured: &mut String, text: &str) {
    for token in tokenize(text) {
        let word = token.text(text);
        match token.kind {
            TokenKind::Keyword => push(coloured, "1;34", word),
            TokenKind::String => push(coloured, "32", word),
            TokenKind::Number => push(coloured, "33", word),
            TokenKind::Parameter => push(coloured, "35", word),
            TokenKind::Comment | TokenKind::UnterminatedComment => push(coloured, "2", word),
            TokenKind::UnterminatedString | TokenKind::UnterminatedName | TokenKind::Unknown => {
                push(coloured, "31", word)
            }
            TokenKind::Whitespace
            | TokenKind::Name
            | TokenKind::QuotedName
            | TokenKind::Operator
            | TokenKind::Punctuation => coloured.push_str(word),
        }
    }
}

fn push(coloured: &mut String, colour: &str, text: &str) {
    coloured.push_str("\x1b[");
    coloured.push_str(colour);
    coloured.push('m');
    coloured.push_str(text);
    coloured.push_str("\x1b[0m");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\x1b') {
            plain.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        plain + rest
    }

    #[test]
    fn only_colours_are_added() {
        for text in ["MATCH (n:match) RETURN 'x', 1.5, $p // c", ":lens off\nRETURN 'open", "é ≤ `a", "", "/* x"] {
            assert_eq!(plain(&highlight(text)), text);
        }
    }

    #[test]
    fn keywords_strings_and_commands() {
        assert_eq!(highlight("RETURN 'x'"), "\x1b[1;34mRETURN\x1b[0m \x1b[32m'x'\x1b[0m");
        assert_eq!(highlight(":mode csv"), "\x1b[1;36m:mode\x1b[0m csv");
    }
}
