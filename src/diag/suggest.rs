//! Finds the names nearest to one that was not found.
//!
//! Takes the misspelt word and the known names; gives the few that are near, best first.
//! How: Damerau–Levenshtein distance over lower-cased words, at most a third of the length,
//! and a prefix match for abbreviations.

use strsim::damerau_levenshtein;

/// Returns up to three known names that look like `word`, the nearest first.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // A very long word has no near name, and the distance is quadratic in the length.
    const LONGEST_WORD: usize = 80;
    if word.is_empty() || word.len() > LONGEST_WORD {
        return Vec::new();
    }
    let wanted = word.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    let mut ranked: Vec<(usize, &'a str)> = known
        .into_iter()
        .filter(|name| *name != word && name.len() <= LONGEST_WORD)
        .filter_map(|name| {
            let candidate = name.to_lowercase();
            let distance = damerau_levenshtein(&wanted, &candidate);
            if distance <= allowed {
                Some((distance, name))
            } else if wanted.len() >= 3 && candidate.starts_with(&wanted) {
                Some((allowed + 1, name))
            } else {
                None
            }
        })
        .collect();
    ranked.sort_unstable();
    ranked.dedup_by_key(|(_, name)| *name);
    ranked.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Returns "did you mean `x` or `y`?" when something near is known.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = nearest(word, known);
    let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean {one}?")),
        [first @ .., last] => Some(format!("did you mean {} or {last}?", first.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_first_and_only_near_ones() {
        let known = ["ketamine", "esketamine", "arketamine", "morphine", "Ketamin"];
        assert_eq!(nearest("ketamin", known), ["Ketamin", "ketamine"]);
        assert_eq!(nearest("glutamate", known), Vec::<&str>::new());
        assert_eq!(did_you_mean("morfine", known).as_deref(), Some("did you mean `morphine`?"));
        assert_eq!(did_you_mean("", known), None);
    }
}
