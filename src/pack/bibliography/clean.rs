//! Turns what is left of LaTeX in a field into plain text.
//!
//! Invariants: cleaning twice is cleaning once; a field that holds an address or an identifier is left as typed.
//! Start at [`plain_text`].

/// Whether a field holds an address or identifier, in which dashes and tildes are themselves.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(name, "doi" | "url" | "urlraw" | "uri" | "eprint" | "file" | "pdf" | "pmid" | "pmcid" | "isbn" | "issn")
}

/// Whether a field holds a list of names joined by `and`.
pub(super) fn is_names(name: &str) -> bool {
    matches!(name, "author" | "editor" | "translator" | "bookauthor")
}

/// Collapses white space, and turns TeX's dashes, ties and quotation marks into characters.
pub(super) fn plain_text(text: &str, ties: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        let (piece, length) = if rest.starts_with("---") {
            ("—", 3)
        } else if rest.starts_with("--") {
            ("–", 2)
        } else if rest.starts_with("``") {
            ("“", 2)
        } else if rest.starts_with("''") {
            ("”", 2)
        } else if c.is_whitespace() || (ties && c == '~') {
            space = true;
            rest = &rest[c.len_utf8()..];
            continue;
        } else {
            (&rest[..c.len_utf8()], c.len_utf8())
        };
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push_str(piece);
        rest = &rest[length..];
    }
    out
}

/// Takes the braces and the escapes out of an address or identifier, and leaves all else.
pub(super) fn verbatim_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' => {}
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

/// Takes the braces out of a list of names, but keeps them around a name of several words that was braced
/// as a whole: `{Department of Veterans Affairs and Department of Defense}` is one body, not two people.
pub(super) fn names_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (position, name) in split_names(text).into_iter().enumerate() {
        if position > 0 {
            out.push_str(" and ");
        }
        let bare: String = name.chars().filter(|c| !matches!(c, '{' | '}')).collect();
        let bare = plain_text(&bare, true);
        if is_braced_whole(name) && bare.contains([' ', ',']) {
            out.push('{');
            out.push_str(&bare);
            out.push('}');
        } else {
            out.push_str(&bare);
        }
    }
    out
}

/// Splits at each `and` between words that stands outside braces.
fn split_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut word = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        if c.is_whitespace() {
            if in_word && depth == 0 && text[word..at].eq_ignore_ascii_case("and") && at < text.len() {
                names.push(text[start..word].trim());
                start = at;
            }
            in_word = false;
            continue;
        }
        if !in_word {
            word = at;
            in_word = true;
        }
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    names.push(text[start..].trim());
    names
}

/// Whether one pair of braces stands around the whole name.
fn is_braced_whole(name: &str) -> bool {
    if !name.starts_with('{') || !name.ends_with('}') {
        return false;
    }
    let mut depth = 0_usize;
    for (at, c) in name.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == name.len();
                }
            }
            _ => {}
        }
    }
    false
}

/// Turns mathematics into text as well as plain text can: Greek letters by name, no braces, no scripts.
pub(super) fn math_text(math: &str) -> String {
    let mut out = String::with_capacity(math.len());
    let mut rest = math;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let name_end = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
            match symbol(&rest[1..name_end]) {
                Some(letter) => out.push_str(letter),
                None => out.push_str(&rest[1..name_end]),
            }
            rest = rest[name_end..].trim_start();
        } else {
            if !matches!(c, '{' | '}' | '_' | '^') {
                out.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Takes the commands that the library does not know off the text they format: `\emph{x}` is `x`.
pub(super) fn without_commands(text: &str) -> String {
    let Some(first) = text.find('\\') else {
        return text.to_owned();
    };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    // Braces in the text that are a command's, and so go with it.
    let mut open = 0_usize;
    while let Some(c) = rest.chars().next() {
        if c == '\\' && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name_end = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
            out.push_str(symbol(&rest[1..name_end]).unwrap_or_default());
            rest = &rest[name_end..];
            if let Some(argument) = rest.strip_prefix('{') {
                open += 1;
                rest = argument;
            }
            continue;
        }
        if c == '}' && open > 0 {
            open -= 1;
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The character that a command of mathematics stands for.
fn symbol(name: &str) -> Option<&'static str> {
    Some(match name {
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "epsilon" | "varepsilon" => "ε",
        "zeta" => "ζ",
        "eta" => "η",
        "theta" | "vartheta" => "θ",
        "iota" => "ι",
        "kappa" => "κ",
        "lambda" => "λ",
        "mu" => "μ",
        "nu" => "ν",
        "xi" => "ξ",
        "pi" => "π",
        "rho" => "ρ",
        "sigma" => "σ",
        "tau" => "τ",
        "upsilon" => "υ",
        "phi" | "varphi" => "φ",
        "chi" => "χ",
        "psi" => "ψ",
        "omega" => "ω",
        "Gamma" => "Γ",
        "Delta" => "Δ",
        "Theta" => "Θ",
        "Lambda" => "Λ",
        "Xi" => "Ξ",
        "Pi" => "Π",
        "Sigma" => "Σ",
        "Phi" => "Φ",
        "Psi" => "Ψ",
        "Omega" => "Ω",
        "pm" => "±",
        "times" => "×",
        "cdot" => "·",
        "le" | "leq" => "≤",
        "ge" | "geq" => "≥",
        "approx" => "≈",
        "sim" => "~",
        "infty" => "∞",
        "to" | "rightarrow" => "→",
        "circ" => "°",
        "prime" => "′",
        _ => return None,
    })
}
