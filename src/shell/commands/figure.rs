//! `:figure FILE [title]`: draws the last result.

use std::path::PathBuf;

use super::{Invocation, first_word};
use crate::shell::console::Flow;
use crate::shell::figures::{FigureRequest, write_figure};
use crate::shell::interpreter::{Interpreter, counted};

/// Draws the last result into a file.
pub(super) fn execute(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let (path, title) = first_word(invocation.rest);
    if path.is_empty() {
        let error = invocation
            .error("MissingArgument", "`:figure` needs the name of a file")
            .with_help("for example `:figure withdrawal.svg What eases withdrawal`");
        return interpreter.fail([error]);
    }
    let request = FigureRequest {
        path: PathBuf::from(path),
        title: (!title.is_empty()).then(|| title.to_owned()),
        ..FigureRequest::default()
    };
    let Some(result) = &interpreter.last else {
        let error = invocation
            .error("NoResult", "there is no result to draw")
            .with_help("run a statement that returns nodes, relationships or paths first");
        return interpreter.fail([error]);
    };
    match write_figure(result, &request) {
        Ok(written) => {
            report(interpreter, &written);
            Ok(())
        }
        Err(error) => {
            let mut placed = invocation.error_at(path, error.code, error.message);
            placed.help = error.help;
            placed.notes = error.notes;
            interpreter.fail([placed])
        }
    }
}

/// Tells what a figure shows and which files were written.
pub(in crate::shell) fn report(interpreter: &mut Interpreter, written: &crate::shell::figures::WrittenFigure) {
    for warning in &written.warnings {
        interpreter.console.say(warning);
    }
    let files: Vec<String> = written.paths.iter().map(|path| format!("`{}`", path.display())).collect();
    interpreter.console.say(&format!(
        "wrote {}: {}, {}, {}",
        files.join(", "),
        counted(written.nodes, "node", "nodes"),
        counted(written.claims, "claim", "claims"),
        counted(written.references, "reference", "references"),
    ));
}
