//! The kit's types of errors: our diagnostics carry its details as codes, from which the type follows.

/// When an error was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before anything ran.
    CompileTime,
    /// While it ran.
    Runtime,
}

/// An error as the kit sees it.
#[derive(Debug)]
pub struct Raised {
    pub code: &'static str,
    pub phase: Phase,
    pub message: String,
}

/// Returns the kit's types of errors with a code.
///
/// What is wrong with the text is a `SyntaxError` to the kit, whatever it is; only where the kit itself speaks of
/// one detail under two types are there two.
fn types(code: &str, phase: Phase) -> &'static [&'static str] {
    match (code, phase) {
        ("ProcedureNotFound", _) => &["ProcedureError"],
        ("MissingParameter", _) => &["ParameterMissing"],
        ("MergeReadOwnWrites", _) => &["SemanticError"],
        ("DeletedEntityAccess", _) => &["EntityNotFound"],
        ("DeleteConnectedNode", _) => &["ConstraintVerificationFailed"],
        ("NumberOutOfRange", _) => &["ArgumentError"],
        ("DivisionByZero", _) => &["ArithmeticError"],
        ("InvalidArgumentType", Phase::CompileTime) => &["SyntaxError", "TypeError"],
        ("InvalidArgumentType", Phase::Runtime) => &["TypeError", "ArgumentError", "SyntaxError"],
        ("InvalidArgumentValue", Phase::Runtime) => &["TypeError", "ArgumentError"],
        ("ListElementAccessByNonInteger" | "MapElementAccessByNonString" | "InvalidPropertyType", _) => &["TypeError"],
        (_, Phase::CompileTime) | ("NegativeIntegerArgument" | "IntegerOverflow", Phase::Runtime) => &["SyntaxError"],
        _ => &[],
    }
}

/// Compares an error with a step such as `a TypeError should be raised at runtime: InvalidArgumentType`.
pub fn compare(raised: &Raised, step: &str) -> Result<(), String> {
    let expected = step.trim_start_matches("an ").trim_start_matches("a ");
    let (kind, rest) = expected.split_once(" should be raised at ").ok_or_else(|| format!("`{step}` is no step"))?;
    let (phase, detail) = rest.split_once(": ").ok_or_else(|| format!("`{step}` is no step"))?;
    let right_phase = match phase {
        "compile time" => raised.phase == Phase::CompileTime,
        "runtime" => raised.phase == Phase::Runtime,
        "any time" => true,
        _ => return Err(format!("there is no phase `{phase}`")),
    };
    let right_type = types(raised.code, raised.phase).contains(&kind);
    if right_phase && right_type && (detail == "*" || detail == raised.code) {
        return Ok(());
    }
    Err(format!(
        "expected {kind} at {phase}: {detail}, found {:?} at {:?}: {}\n{}",
        types(raised.code, raised.phase),
        raised.phase,
        raised.code,
        raised.message
    ))
}
