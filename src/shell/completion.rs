//! Finds what can stand at the cursor.
//!
//! Takes the text of the prompt, the cursor's place and a [`Vocabulary`]; gives candidates.
//! Invariants: works on any text, also where it would not parse; knows no terminal.
//! Start at [`complete`]. How: the tokens before the cursor tell the innermost open bracket, the clause, and what was
//! written just before; that decides which names are offered.

use super::formats::Format;
use super::help;
use super::script::{Piece, Pieces};
use super::vocabulary::Vocabulary;
use crate::session::syntax::{Token, TokenKind, tokenize};

/// What can stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Completion {
    /// Texts that replace what stands from `start` to the cursor.
    Words {
        /// Where the word under the cursor begins.
        start: usize,
        /// What can take its place, sorted.
        candidates: Vec<String>,
    },
    /// The name of a file, which begins at this place.
    File(usize),
}

/// Finds candidates for the word that ends at `at`.
pub(super) fn complete(text: &str, at: usize, vocabulary: &Vocabulary) -> Completion {
    let before = &text[..at];
    match Pieces::new(before).last() {
        Some(Piece::Command(span)) if !before[span.start as usize..].contains('\n') => {
            complete_command(before, span.start as usize, vocabulary)
        }
        Some(Piece::Statement { span, terminated: false }) => {
            complete_statement(before, span.start as usize, vocabulary)
        }
        _ => words(at, "", Case::Typed, vocabulary.keywords.iter().map(String::as_str)),
    }
}

/// How candidates are matched with what was typed.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    /// In any case; a keyword takes the case that was typed.
    Typed,
    /// In any case; the candidate stays as it is.
    Kept,
}

fn words<'v>(start: usize, typed: &str, case: Case, known: impl IntoIterator<Item = &'v str>) -> Completion {
    let wanted = typed.to_lowercase();
    let is_lower = typed.chars().any(char::is_lowercase);
    let mut candidates: Vec<String> = known
        .into_iter()
        .filter(|word| word.to_lowercase().starts_with(&wanted))
        .map(|word| if case == Case::Typed && is_lower { word.to_lowercase() } else { word.to_owned() })
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    Completion::Words { start, candidates }
}

fn complete_command(before: &str, start: usize, vocabulary: &Vocabulary) -> Completion {
    let line = &before[start + 1..];
    let Some((name, rest)) = line.split_once(char::is_whitespace) else {
        let names = help::COMMANDS.iter().map(|command| command.name);
        return words(start + 1, line, Case::Kept, names);
    };
    let argument = rest.trim_start();
    let argument_start = before.len() - argument.len();
    let known = |list: &[&str]| words(argument_start, argument, Case::Kept, list.iter().copied());
    let names = |list: &[String]| words(argument_start, argument, Case::Kept, list.iter().map(String::as_str));
    match name {
        "read" | "output" | "figure" | "save" => Completion::File(argument_start),
        "mode" => known(&Format::ALL.map(|(name, ..)| name)),
        "timing" => known(&["on", "off"]),
        "help" => known(&help::topics()),
        "source" => names(&vocabulary.sources),
        "lens" if !argument.contains(char::is_whitespace) => {
            let clauses = ["off", "USING EVIDENCE", "USING ALL EVIDENCE", "AS OF", "EXCLUDING SOURCE"];
            let lenses = vocabulary.lenses.iter().map(String::as_str);
            words(argument_start, argument, Case::Kept, lenses.chain(clauses))
        }
        // Evidence clauses are completed as if they stood before a statement.
        "lens" => complete_statement(before, argument_start, vocabulary),
        "param" => match argument.rsplit_once("=>") {
            Some((_, expression)) => complete_statement(before, before.len() - expression.len(), vocabulary),
            None => {
                let parameters = vocabulary.parameters.iter().map(String::as_str);
                words(argument_start, argument, Case::Kept, parameters.chain(["clear"]))
            }
        },
        _ => known(&[]),
    }
}

/// What stands before the cursor in one statement.
struct Context<'t> {
    text: &'t str,
    /// The tokens before the word under the cursor, without spaces and comments.
    tokens: Vec<Token>,
    /// The word under the cursor, and where it begins in the whole text.
    word: &'t str,
    word_start: usize,
    kind: Option<TokenKind>,
}

impl<'t> Context<'t> {
    fn new(text: &'t str, offset: usize) -> Self {
        let all = tokenize(text);
        let touched = all.last().copied().filter(|token| {
            matches!(
                token.kind,
                TokenKind::Keyword
                    | TokenKind::Name
                    | TokenKind::Parameter
                    | TokenKind::UnterminatedString
                    | TokenKind::UnterminatedName
                    | TokenKind::UnterminatedComment
                    | TokenKind::Comment
            ) || token.text(text) == "$"
        });
        let word_start = touched.map_or(text.len(), |token| token.span.start as usize);
        let tokens =
            all.into_iter().filter(|token| !token.kind.is_separator() && (token.span.start as usize) < word_start);
        Context {
            text,
            tokens: tokens.collect(),
            word: &text[word_start..],
            word_start: offset + word_start,
            kind: touched.map(|token| token.kind),
        }
    }

    /// The text of the token that stands `back` tokens before the word, from 1.
    fn back(&self, back: usize) -> &'t str {
        self.tokens.len().checked_sub(back).map_or("", |at| self.tokens[at].text(self.text))
    }

    fn back_is(&self, back: usize, word: &str) -> bool {
        self.back(back).eq_ignore_ascii_case(word)
    }

    /// The position among the tokens of the innermost bracket that is open at the cursor.
    fn bracket_position(&self) -> Option<usize> {
        let mut closed = 0_usize;
        for (position, token) in self.tokens.iter().enumerate().rev() {
            match token.text(self.text) {
                ")" | "]" | "}" => closed += 1,
                "(" | "[" | "{" if closed == 0 => return Some(position),
                "(" | "[" | "{" => closed -= 1,
                _ => {}
            }
        }
        None
    }

    /// The innermost bracket that is open at the cursor.
    fn bracket(&self) -> Option<&'t str> {
        self.bracket_position().map(|position| self.tokens[position].text(self.text))
    }

    /// Whether the innermost bracket opens the fields of an evidence item: `BY 'key' {`.
    fn in_item(&self) -> bool {
        let before = self.bracket_position().and_then(|position| position.checked_sub(1));
        before.is_some_and(|position| {
            matches!(self.tokens[position].kind, TokenKind::String | TokenKind::Parameter) && self.clause() == "ASSERT"
        })
    }

    /// Whether the word stands in a list of labels or types: after `:`, or after `|`, `&`, `!` behind one.
    fn in_label_expression(&self) -> bool {
        for token in self.tokens.iter().rev() {
            match (token.kind, token.text(self.text)) {
                (_, ":") => return true,
                (_, "|" | "&" | "!") | (TokenKind::Name | TokenKind::QuotedName | TokenKind::Keyword, _) => {}
                _ => return false,
            }
            // A word may only be passed behind an operator.
            if self.back(1) != ":" && !matches!(self.back(1), "|" | "&" | "!") {
                return false;
            }
        }
        false
    }

    /// The last word that begins a writing or reading clause.
    fn clause(&self) -> String {
        const CLAUSES: [&str; 14] = [
            "MATCH", "WHERE", "RETURN", "WITH", "CREATE", "MERGE", "ASSERT", "SET", "DELETE", "UNWIND", "CALL",
            "USING", "REMOVE", "YIELD",
        ];
        let found = self.tokens.iter().rev().filter(|token| token.kind == TokenKind::Keyword).find_map(|token| {
            let word = token.text(self.text).to_ascii_uppercase();
            CLAUSES.contains(&word.as_str()).then_some(word)
        });
        found.unwrap_or_default()
    }

    /// The names that the statement has introduced.
    fn variables(&self) -> Vec<&'t str> {
        let mut found = Vec::new();
        for (position, token) in self.tokens.iter().enumerate() {
            let before = position.checked_sub(1).map_or("", |at| self.tokens[at].text(self.text));
            let after = self.tokens.get(position + 1).map_or("", |token| token.text(self.text));
            if token.kind == TokenKind::Name && !matches!(before, ":" | "." | "|" | "&" | "!") && after != "(" {
                let is_key = after == ":" && matches!(before, "{" | ",");
                if !is_key {
                    found.push(token.text(self.text));
                }
            }
        }
        found
    }
}

fn complete_statement(before: &str, start: usize, vocabulary: &Vocabulary) -> Completion {
    let context = Context::new(&before[start..], start);
    let list =
        |case: Case, known: &[String]| words(context.word_start, context.word, case, known.iter().map(String::as_str));
    let nothing = Completion::Words { start: before.len(), candidates: Vec::new() };
    match context.kind {
        Some(TokenKind::Comment | TokenKind::UnterminatedComment | TokenKind::UnterminatedName) => return nothing,
        Some(TokenKind::UnterminatedString) => return complete_string(&context, vocabulary).unwrap_or(nothing),
        _ => {}
    }
    if let Some(typed) = context.word.strip_prefix('$') {
        return words(context.word_start + 1, typed, Case::Kept, vocabulary.parameters.iter().map(String::as_str));
    }
    if let Some(procedures) = complete_procedure(&context, vocabulary) {
        return procedures;
    }
    if context.back(1) == "." {
        let fields = vocabulary.keys.iter().chain(&vocabulary.item_fields).map(String::as_str);
        return words(context.word_start, context.word, Case::Kept, fields);
    }
    if context.back_is(1, "LENS") {
        return list(Case::Kept, &vocabulary.lenses);
    }
    let bracket = context.bracket();
    if bracket != Some("{") && context.in_label_expression() {
        return list(Case::Kept, if bracket == Some("[") { &vocabulary.types } else { &vocabulary.labels });
    }
    if bracket == Some("{") && matches!(context.back(1), "{" | ",") {
        return list(Case::Kept, if context.in_item() { &vocabulary.item_fields } else { &vocabulary.keys });
    }
    if bracket == Some("(") && context.back(1) == "(" && context.clause() == "ASSERT" {
        return list(Case::Kept, &vocabulary.entities);
    }
    complete_expression(&context, vocabulary)
}

/// Entity ids after `id: '`, source keys where a source is named.
fn complete_string(context: &Context<'_>, vocabulary: &Vocabulary) -> Option<Completion> {
    let names_source = ["BY", "SOURCE", "VIA"].iter().any(|word| context.back_is(1, word))
        || (matches!(context.back(1), ":" | "=" | "<>") && matches!(context.back(2), "source" | "via"))
        || (context.back(1) == "," && in_source_list(context));
    let names_entity = matches!(context.back(1), ":" | "=") && context.back(2) == "id";
    let known = match (names_source, names_entity) {
        (true, _) => &vocabulary.sources,
        (_, true) => &vocabulary.entities,
        _ => return None,
    };
    let quote = context.word.chars().next()?;
    let typed = &context.word[quote.len_utf8()..];
    let wanted = typed.to_lowercase();
    let candidates = known.iter().filter(|name| name.to_lowercase().starts_with(&wanted)).cloned().collect();
    Some(Completion::Words { start: context.word_start + quote.len_utf8(), candidates })
}

/// Whether the string continues `EXCLUDING SOURCE 'a', 'b'`.
fn in_source_list(context: &Context<'_>) -> bool {
    let mut before = context.tokens.iter().rev();
    before
        .find(|token| token.kind != TokenKind::String && token.text(context.text) != ",")
        .is_some_and(|token| token.text(context.text).eq_ignore_ascii_case("SOURCE"))
}

/// Names of procedures after `CALL`, also behind a dot of theirs.
fn complete_procedure(context: &Context<'_>, vocabulary: &Vocabulary) -> Option<Completion> {
    let mut start = context.word_start;
    let offset = context.word_start - (context.text.len() - context.word.len());
    for token in context.tokens.iter().rev() {
        let text = token.text(context.text);
        if text.eq_ignore_ascii_case("CALL") {
            let typed = &context.text[start - offset..];
            return Some(words(start, typed, Case::Kept, vocabulary.procedures.iter().map(String::as_str)));
        }
        if text != "." && !matches!(token.kind, TokenKind::Name | TokenKind::Keyword) {
            return None;
        }
        start = offset + token.span.start as usize;
    }
    None
}

fn complete_expression(context: &Context<'_>, vocabulary: &Vocabulary) -> Completion {
    let Completion::Words { start, mut candidates } =
        words(context.word_start, context.word, Case::Typed, vocabulary.keywords.iter().map(String::as_str))
    else {
        return Completion::Words { start: context.word_start, candidates: Vec::new() };
    };
    // With nothing typed, several hundred functions would bury the rest.
    if !context.word.is_empty() {
        let wanted = context.word.to_lowercase();
        let functions = vocabulary.functions.iter().filter(|name| name.to_lowercase().starts_with(&wanted));
        candidates.extend(functions.map(|name| format!("{name}(")));
    }
    let variables = context.variables();
    candidates.extend(variables.iter().filter(|name| name.starts_with(context.word)).map(ToString::to_string));
    candidates.sort_unstable();
    candidates.dedup();
    Completion::Words { start, candidates }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect();
        Vocabulary {
            labels: list("Drug Receptor Symptom"),
            types: list("REDUCES TREATS"),
            keys: list("id name"),
            item_fields: list("design source"),
            entities: list("esketamine ketamine opioid_withdrawal"),
            sources: list("jones2018 krupitsky2002"),
            lenses: list("clinical trials"),
            functions: list("date duration sources"),
            procedures: list("algo.pagerank grounds.contested grounds.schema"),
            keywords: list("AND ASSERT LENS MATCH MERGE RETURN USING WHERE"),
            parameters: list("since"),
        }
    }

    fn check(text: &str, expected: &[&str]) {
        let Completion::Words { start, candidates } = complete(text, text.len(), &vocabulary()) else {
            panic!("{text:?} completes a file");
        };
        assert_eq!(candidates, expected, "{text:?}");
        assert!(start <= text.len(), "{text:?}");
    }

    #[test]
    fn names_by_their_place() {
        check("MA", &["MATCH"]);
        check("ma", &["match"]);
        check("RETURN 1; me", &["merge"]);
        check("MATCH (d:D", &["Drug"]);
        check("MATCH (d:", &["Drug", "Receptor", "Symptom"]);
        check("MATCH (d:Drug|Re", &["Receptor"]);
        check("MATCH (d)-[r:", &["REDUCES", "TREATS"]);
        check("MATCH (d)-[:REDUCES|", &["REDUCES", "TREATS"]);
        check("MATCH (d) WHERE d:Sy", &["Symptom"]);
        check("MATCH (d) WHERE d.n", &["name"]);
        check("MATCH (d {", &["id", "name"]);
        check("MATCH (d {id: 'ke", &["ketamine"]);
        check("MATCH (d) WHERE d.id = 'esk", &["esketamine"]);
        check("RETURN $s", &["since"]);
        check("RETURN da", &["date("]);
        check("MATCH (drug) RETURN dr", &["drug"]);
        check("CALL gro", &["grounds.contested", "grounds.schema"]);
        check("CALL grounds.s", &["grounds.schema"]);
        check("USING LENS c", &["clinical"]);
        check("EXCLUDING SOURCE 'jones2018', 'k", &["krupitsky2002"]);
        check("ASSERT (ke", &["ketamine"]);
        check("ASSERT (ketamine)-[:R", &["REDUCES"]);
        check("ASSERT (ketamine)-[:REDUCES]->(op", &["opioid_withdrawal"]);
        check("ASSERT (ketamine)-[:REDUCES]->(opioid_withdrawal) SUPPORTED BY 'j", &["jones2018"]);
        check("ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'jones2018' {de", &["design"]);
        check("ASSERT (:Drug {na", &["name"]);
        check("RETURN 'ke", &[]);
        check("RETURN 1 // ke", &[]);
    }

    #[test]
    fn commands_and_their_arguments() {
        check(":sc", &["schema"]);
        check(":so", &["source"]);
        check(":mode cs", &["csv"]);
        check(":source j", &["jones2018"]);
        check(":lens t", &["trials"]);
        check(":lens USING LENS t", &["trials"]);
        check(":timing o", &["off", "on"]);
        check(":param s", &["since"]);
        check("RETURN 1;\n:mode j", &["json", "jsonl"]);
        assert_eq!(complete(":read qu", 8, &vocabulary()), Completion::File(6));
    }

    #[test]
    fn any_text_and_place_completes_without_a_panic() {
        let texts = [
            "MATCH (κ:Dr)-[r {a: 'é",
            ":",
            ": x",
            "``",
            "$",
            "(((",
            "]]]",
            "RETURN 'a;\n:b",
            "é",
            "/*",
            "a.b.c.",
            "CALL .",
        ];
        for text in texts {
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                complete(text, at, &vocabulary());
            }
        }
    }
}
