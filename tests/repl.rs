//! The prompt through a real pseudo-terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(unix)]

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

/// A session at the prompt, with its own folder and history.
struct Prompt {
    session: OsSession,
    folder: tempfile::TempDir,
}

impl Prompt {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Self::spawn(folder.path());
        let mut prompt = Prompt { session, folder };
        prompt.sees("grounds> ");
        prompt
    }

    fn spawn(folder: &Path) -> OsSession {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("grounds"));
        command
            .current_dir(folder)
            .env("GROUNDS_HISTORY", folder.join("history"))
            .env("NO_COLOR", "1")
            .env("PAGER", "")
            .env("TERM", "xterm");
        let mut session = Session::spawn(command).unwrap();
        session.set_expect_timeout(Some(Duration::from_secs(30)));
        session.get_process_mut().set_window_size(100, 40).unwrap();
        session
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        if let Err(error) = self.session.expect(text) {
            panic!("waited for {text:?}: {error}");
        }
    }

    fn types(&mut self, text: &str) {
        self.session.send(text).unwrap();
    }

    fn enters(&mut self, line: &str) {
        self.session.send(format!("{line}\r")).unwrap();
    }

    #[track_caller]
    fn leaves(&mut self, code: i32) {
        self.session.expect(Eof).unwrap();
        let status = self.session.get_process().wait().unwrap();
        assert_eq!(status, WaitStatus::Exited(self.session.get_process().pid(), code));
    }
}

#[test]
fn a_statement_shows_a_table_and_its_rows() {
    let mut prompt = Prompt::new();
    prompt.enters("RETURN 41 + 1 AS answer;");
    prompt.sees(" answer");
    prompt.sees("42");
    prompt.sees("1 row");
    prompt.sees("grounds> ");
    prompt.enters(":quit");
    prompt.leaves(0);
}

#[test]
fn a_statement_goes_on_over_lines_until_its_semicolon() {
    let mut prompt = Prompt::new();
    prompt.enters("RETURN 40 + 3");
    prompt.enters("AS sum");
    prompt.enters(";");
    prompt.sees("43");
    prompt.sees("grounds> ");
    prompt.session.send(ControlCode::EndOfTransmission).unwrap();
    prompt.leaves(0);
    let history = std::fs::read_to_string(prompt.folder.path().join("history")).unwrap();
    assert!(history.contains("RETURN 40 + 3"), "{history}");
}

#[test]
fn an_error_has_a_caret_and_the_session_goes_on() {
    let mut prompt = Prompt::new();
    prompt.enters("RETURN unknown_name;");
    prompt.sees("input:1:8: error[UndefinedVariable]");
    prompt.sees("^^^^^^^^^^^^");
    prompt.sees("grounds> ");
    prompt.enters(":scema");
    prompt.sees("did you mean `:schema`?");
    prompt.sees("grounds> ");
    prompt.enters("RETURN 5 * 5 AS x;");
    prompt.sees("25");
    prompt.enters(":quit");
    prompt.leaves(0);
}

#[test]
fn an_interrupt_clears_the_line_and_cancels_a_statement() {
    let mut prompt = Prompt::new();
    prompt.types("RETURN nonsense");
    prompt.session.send(ControlCode::EndOfText).unwrap();
    prompt.sees("grounds> ");
    prompt.enters("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s;");
    // The progress line tells that the statement runs.
    prompt.sees("Ctrl-C cancels");
    prompt.session.send(ControlCode::EndOfText).unwrap();
    prompt.sees("error[");
    prompt.sees("grounds> ");
    prompt.enters("RETURN 6 * 7 AS x;");
    prompt.sees("42");
    // What is typed before the prompt is there is not the prompt's.
    prompt.sees("grounds> ");
    prompt.session.send(ControlCode::EndOfTransmission).unwrap();
    prompt.leaves(0);
}

#[test]
fn tab_completes_labels_and_commands() {
    let mut prompt = Prompt::new();
    prompt.types("MATCH (n:Neurotr\t");
    prompt.sees("Neurotransmitter");
    prompt.enters(") RETURN count(n) > 3 AS many;");
    prompt.sees("true");
    prompt.sees("grounds> ");
    prompt.types(":tim\t");
    prompt.sees(":timing");
    prompt.enters(" on");
    prompt.sees("timing is on");
    prompt.sees("grounds> ");
    prompt.enters(":quit");
    prompt.leaves(0);
}

#[test]
fn the_lens_shows_in_the_prompt_and_a_write_asks_to_save() {
    let mut prompt = Prompt::new();
    prompt.enters(":lens trials");
    prompt.sees("grounds [trials]> ");
    prompt.enters(":lens off");
    prompt.sees("grounds> ");
    prompt.enters("CREATE (:X);");
    prompt.sees(":save FILE");
    prompt.sees("grounds> ");
    prompt.enters(":save mine.grounds");
    prompt.sees("the session goes on in `mine.grounds`");
    prompt.sees("grounds> ");
    prompt.enters("CREATE (:X);");
    prompt.sees("1 node created");
    prompt.sees("grounds> ");
    prompt.enters(":quit");
    prompt.leaves(0);
    assert!(prompt.folder.path().join("mine.grounds").exists());
}
