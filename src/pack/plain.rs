//! Reads data files that hold nothing but plain `ASSERT` statements, several times as fast as the grammar does.
//!
//! Takes a text; gives the same syntax trees, spans and all, that [`parse_statements`](crate::syntax::parse_statements)
//! gives, or nothing.
//! Invariants: there is one grammar, and this is no second one: at the first byte out of the ordinary the whole file goes
//! to the parser, which alone says what is right and what is wrong. A test holds both trees equal over the shipped pack.
//! Start at [`plain_statements`].
//! Why: the built-in pack is some 290 kB and is read at each start of the program. The grammar takes about 16 ms for
//! them, this takes about one; the start as a whole may take 30.

use std::sync::Arc;

use crate::diag::Span;
use crate::syntax::ast::{
    Clause, ClauseKind, Direction, EvidenceAssertion, Expr, ExprKind, Ident, LabelExpr, NodePattern, PathPattern,
    PathSelector, PatternElement, Query, RelationshipPattern, SingleQuery, StanceWord, Statement, StatementMode,
};
use crate::syntax::is_keyword;

/// Lists and maps that may stand within one another; data has two.
const NESTING_MAX: usize = 8;

/// Digits that an integer may have here; all such integers fit.
const DIGITS_MAX: usize = 18;

/// Reads every statement of a text, if all of them are plain.
///
/// **Complexity**: linear in the length of the text.
pub(super) fn plain_statements(text: &str) -> Option<Vec<Statement>> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
    let mut statements = Vec::new();
    loop {
        reader.space()?;
        if reader.at == reader.bytes.len() {
            return Some(statements);
        }
        statements.push(reader.statement()?);
    }
}

/// A cursor. Every method that finds something it does not know gives `None`, and the whole reading is given up.
struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips white space and line comments. A slash that starts no line comment is out of the ordinary.
    fn space(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                Some(b'/') => {
                    if self.bytes.get(self.at + 1) != Some(&b'/') {
                        return None;
                    }
                    let rest = &self.bytes[self.at..];
                    self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                }
                _ => return Some(()),
            }
        }
    }

    /// Takes a byte and the space after it.
    fn take(&mut self, byte: u8) -> Option<()> {
        if self.peek()? != byte {
            return None;
        }
        self.at += 1;
        self.space()
    }

    /// Takes a byte without what follows, and returns the offset past it.
    fn close(&mut self, byte: u8) -> Option<usize> {
        if self.peek()? != byte {
            return None;
        }
        self.at += 1;
        Some(self.at)
    }

    /// Takes a run of ASCII letters, digits and underscores that does not start with a digit.
    fn word(&mut self) -> Option<(&'t str, Span)> {
        let start = self.at;
        if !self.peek()?.is_ascii_alphabetic() {
            return None;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.at += 1;
        }
        // A letter beyond ASCII may go on with the word.
        if self.peek().is_some_and(|byte| byte >= 0x80) {
            return None;
        }
        Some((&self.text[start..self.at], Span::new(start, self.at)))
    }

    fn keyword(&mut self, expected: &str) -> Option<()> {
        let (word, _) = self.word()?;
        if word != expected {
            return None;
        }
        self.space()
    }

    fn name(&mut self) -> Option<Ident> {
        let (name, span) = self.word()?;
        Some(Ident { name: Arc::from(name), span })
    }

    fn statement(&mut self) -> Option<Statement> {
        let start = self.at;
        self.keyword("ASSERT")?;
        let mut patterns = Vec::with_capacity(1);
        let (pattern, mut end) = self.pattern()?;
        let mut is_claim = pattern.elements.len() > 1;
        patterns.push(pattern);
        self.space()?;
        while self.peek()? == b',' {
            self.take(b',')?;
            let (pattern, pattern_end) = self.pattern()?;
            is_claim |= pattern.elements.len() > 1;
            patterns.push(pattern);
            end = pattern_end;
            self.space()?;
        }
        let mut evidence = Vec::new();
        while self.peek()? != b';' {
            let (assertion, assertion_end) = self.evidence()?;
            evidence.push(assertion);
            end = assertion_end;
            self.space()?;
        }
        self.close(b';')?;
        // Evidence without a claim is a mistake, which the parser explains.
        if !evidence.is_empty() && !is_claim {
            return None;
        }
        let span = Span::new(start, end);
        let clause = Clause { kind: ClauseKind::Assert { patterns, evidence }, span };
        let first = SingleQuery { clauses: vec![clause], span };
        let query = Query { first, rest: Vec::new(), span };
        Some(Statement { mode: StatementMode::Run, lens: Vec::new(), query, span })
    }

    /// Reads `(…)` or `(…)-[:TYPE]->(…)`; returns it with the offset past it.
    fn pattern(&mut self) -> Option<(PathPattern, usize)> {
        let start = self.at;
        let mut elements = Vec::with_capacity(3);
        let node = self.node()?;
        let mut end = node.span.end as usize;
        elements.push(PatternElement::Node(node));
        self.space()?;
        while self.peek()? == b'-' {
            elements.push(PatternElement::Relationship(self.relationship()?));
            self.space()?;
            let node = self.node()?;
            end = node.span.end as usize;
            elements.push(PatternElement::Node(node));
            self.space()?;
        }
        let pattern =
            PathPattern { variable: None, selector: PathSelector::All, elements, span: Span::new(start, end) };
        Some((pattern, end))
    }

    /// Reads `(id)` or `(:Label {…})`.
    fn node(&mut self) -> Option<NodePattern> {
        let start = self.at;
        self.take(b'(')?;
        let (mut variable, mut labels, mut properties) = (None, None, None);
        if self.peek()? == b':' {
            // The label follows at once, as in the other patterns of a pack.
            self.at += 1;
            labels = Some(LabelExpr::Name(self.name()?));
            self.space()?;
            if self.peek()? == b'{' {
                properties = Some(self.map(0)?);
                self.space()?;
            }
        } else {
            let name = self.name()?;
            if is_keyword(&name.name) {
                return None;
            }
            variable = Some(name);
            self.space()?;
        }
        let end = self.close(b')')?;
        Some(NodePattern { variable, labels, properties, predicate: None, span: Span::new(start, end) })
    }

    /// Reads `-[:TYPE]->`.
    fn relationship(&mut self) -> Option<RelationshipPattern> {
        let start = self.at;
        for byte in *b"-[:" {
            self.close(byte)?;
        }
        let type_name = self.name()?;
        let mut end = self.at;
        for byte in *b"]->" {
            end = self.close(byte)?;
        }
        Some(RelationshipPattern {
            variable: None,
            types: Some(LabelExpr::Name(type_name)),
            direction: Direction::Right,
            length: None,
            quantifier: None,
            properties: None,
            predicate: None,
            span: Span::new(start, end),
        })
    }

    /// Reads `SUPPORTED BY 'key' {…} VIA 'key' AT '…'`; returns it with the offset past it.
    fn evidence(&mut self) -> Option<(EvidenceAssertion, usize)> {
        let start = self.at;
        let stance = match self.word()?.0 {
            "SUPPORTED" => StanceWord::Supported,
            "REFUTED" => StanceWord::Refuted,
            "INCONCLUSIVE" => StanceWord::Inconclusive,
            _ => return None,
        };
        self.space()?;
        self.keyword("BY")?;
        let source = self.string()?;
        let mut end = self.at;
        self.space()?;
        let (mut fields, mut via, mut via_at) = (None, None, None);
        if self.peek()? == b'{' {
            fields = Some(self.map(0)?);
            end = self.at;
            self.space()?;
        }
        if self.peek()? == b'V' {
            self.keyword("VIA")?;
            via = Some(self.string()?);
            end = self.at;
            self.space()?;
            if self.peek()? == b'A' {
                self.keyword("AT")?;
                via_at = Some(self.string()?);
                end = self.at;
            }
        }
        Some((EvidenceAssertion { stance, source, fields, via, via_at, span: Span::new(start, end) }, end))
    }

    fn map(&mut self, depth: usize) -> Option<Expr> {
        let start = self.at;
        self.take(b'{')?;
        let mut entries = Vec::with_capacity(6);
        while self.peek()? != b'}' {
            if !entries.is_empty() {
                self.take(b',')?;
            }
            let key = self.name()?;
            self.space()?;
            self.take(b':')?;
            entries.push((key, self.value(depth + 1)?));
            self.space()?;
        }
        let end = self.close(b'}')?;
        Some(Expr { kind: ExprKind::Map(entries), span: Span::new(start, end) })
    }

    fn list(&mut self, depth: usize) -> Option<Expr> {
        let start = self.at;
        self.take(b'[')?;
        let mut elements = Vec::with_capacity(4);
        while self.peek()? != b']' {
            if !elements.is_empty() {
                self.take(b',')?;
            }
            elements.push(self.value(depth + 1)?);
            self.space()?;
        }
        let end = self.close(b']')?;
        Some(Expr { kind: ExprKind::List(elements), span: Span::new(start, end) })
    }

    fn value(&mut self, depth: usize) -> Option<Expr> {
        if depth > NESTING_MAX {
            return None;
        }
        match self.peek()? {
            b'\'' => self.string(),
            b'[' => self.list(depth),
            b'{' => self.map(depth),
            b'0'..=b'9' => self.integer(),
            _ => {
                let (word, span) = self.word()?;
                let kind = match word {
                    "true" => ExprKind::Boolean(true),
                    "false" => ExprKind::Boolean(false),
                    "null" => ExprKind::Null,
                    _ => return None,
                };
                self.value_end()?;
                Some(Expr { kind, span })
            }
        }
    }

    /// After a value stands what ends it. An operator, a dot or a bracket would make an expression of it.
    fn value_end(&mut self) -> Option<()> {
        let after = self.at;
        self.space()?;
        let ends = matches!(self.peek()?, b',' | b'}' | b']');
        self.at = after;
        ends.then_some(())
    }

    fn integer(&mut self) -> Option<Expr> {
        let start = self.at;
        while self.peek()?.is_ascii_digit() {
            self.at += 1;
        }
        let digits = &self.text[start..self.at];
        // A leading zero may start another notation.
        if digits.len() > DIGITS_MAX || (digits.len() > 1 && digits.starts_with('0')) {
            return None;
        }
        let number = digits.parse().ok()?;
        let span = Span::new(start, self.at);
        self.value_end()?;
        Some(Expr { kind: ExprKind::Integer(number), span })
    }

    /// Reads a string in single quotes, whose only escapes are `\'` and `\\`.
    fn string(&mut self) -> Option<Expr> {
        let start = self.close(b'\'')?;
        let mut has_escape = false;
        loop {
            match self.peek()? {
                b'\'' => break,
                b'\\' => {
                    if !matches!(self.bytes.get(self.at + 1), Some(b'\'' | b'\\')) {
                        return None;
                    }
                    has_escape = true;
                    self.at += 2;
                }
                byte if byte < 0x20 => return None,
                _ => self.at += 1,
            }
        }
        let written = &self.text[start..self.at];
        self.at += 1;
        let text: Arc<str> = if has_escape { unescaped(written).into() } else { Arc::from(written) };
        Some(Expr { kind: ExprKind::String(text), span: Span::new(start - 1, self.at) })
    }
}

fn unescaped(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        text.push_str(&rest[at + 1..at + 2]);
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_statements;

    /// Asserts that the parser gives the same trees; returns whether the text is plain.
    fn agrees(text: &str) -> bool {
        let Some(plain) = plain_statements(text) else { return false };
        let (parsed, findings) = parse_statements(text);
        assert_eq!(findings, [], "{text}");
        assert_eq!(format!("{plain:?}"), format!("{parsed:?}"), "{text}");
        true
    }

    #[test]
    fn the_shipped_pack_is_plain_and_read_as_the_parser_reads_it() {
        let pack = crate::pack::builtin();
        for file in pack.data_files() {
            assert!(agrees(&file.source.text), "{} holds more than plain statements", file.path);
        }
    }

    #[test]
    fn plain_statements_have_the_parser_s_trees() {
        for text in [
            "",
            "// nothing\n",
            "ASSERT (a);",
            "ASSERT ( a ) ;",
            "ASSERT (:A {id: 'x'}), (:B{id:'y',n:[]});",
            "ASSERT (a)-[:X]->(b)-[:Y]->(:C {id: 'c'}), (d)-[:X]->(e);",
            "ASSERT (a)-[:X]->(b) SUPPORTED BY 'k' REFUTED BY 'l' {} INCONCLUSIVE BY 'm' VIA 'n';",
            "ASSERT (a)-[:X]->(b)// c\r\n\tSUPPORTED BY 'k' { at : 'p' , n: 0 } VIA 'n' AT 'p. 1' // d\n ;",
            "ASSERT (a)-[:match]->(b) SUPPORTED BY 'k' {return: true, l: [1, [false, null], {a: 'κ'}]};",
            r"ASSERT (:A {id: 'it\'s', b: 'back\\slash', c: ''});",
        ] {
            assert!(agrees(text), "{text}");
        }
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        for text in [
            "MATCH (n) RETURN n;",
            "ASSERT (a)",
            "ASSERT (a) SUPPORTED BY 'k';",
            "ASSERT (match);",
            "assert (a);",
            "ASSERT (a:A);",
            "ASSERT (ä);",
            "ASSERT (aä);",
            "ASSERT (`a`);",
            "ASSERT (a)<-[:X]-(b);",
            "ASSERT (a)-[r:X]->(b);",
            "ASSERT (a)-[:X {b: 1}]->(b);",
            "ASSERT (:A {id: \"x\"});",
            r"ASSERT (:A {id: 'x\n'});",
            "ASSERT (:A {id: 'x\ny'});",
            "ASSERT (:A {n: 1.5});",
            "ASSERT (:A {n: -1});",
            "ASSERT (:A {n: 1 + 1});",
            "ASSERT (:A {n: 01});",
            "ASSERT (:A {n: 1e3});",
            "ASSERT (:A {n: 1234567890123456789});",
            "ASSERT (:A {n: 'a' + 'b'});",
            "ASSERT (:A {n: [1][0]});",
            "ASSERT (:A {n: true.x});",
            "ASSERT (:A {n: date('2018')});",
            "ASSERT (:A {n: [1,]});",
            "ASSERT (:A {n: 1,});",
            "ASSERT (:A {n: [[[[[[[[[1]]]]]]]]]});",
            "ASSERT (a) /* b */;",
            "ASSERT (a);;",
            "ASSERT (a)-[:X]->(b) SUPPORTED BY 'k' MATCH (n) RETURN n;",
        ] {
            assert!(plain_statements(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_changed_byte_never_makes_them_disagree() {
        let seed =
            "// c\nASSERT (:A {id: 'x', l: [1, true]}), (b)-[:X]->(c) SUPPORTED BY 'k' {at: 'p\\''} VIA 'm' AT 'q';";
        for at in 0..seed.len() {
            for piece in ["", " ", "'", "\\", "(", ")", "{", "}", "[", "]", ",", ";", ":", ".", "-", "/", "1", "a", "é"]
            {
                agrees(&format!("{}{piece}{}", &seed[..at], &seed[at..]));
                agrees(&format!("{}{piece}{}", &seed[..at], &seed[at + 1..]));
            }
        }
    }
}
