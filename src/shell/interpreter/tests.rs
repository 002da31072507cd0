//! Texts through the interpreter: what goes to stdout, what to stderr, and where it stops.

use std::fs;

use super::*;
use crate::shell::console::Buffer;

/// What a run printed and how it ended.
struct Ran {
    out: String,
    err: String,
    went_well: bool,
}

fn ran_with(text: &str, behaviour: Behaviour) -> Ran {
    let (out, err) = (Buffer::default(), Buffer::default());
    let console = Console::to_buffers(&out, &err, None);
    let session = Session::new(Database::in_memory());
    let mut interpreter = Interpreter::new(session, console, behaviour, Interrupt::default());
    let _ = interpreter.interpret(&SourceText::new("t", text));
    let went_well = interpreter.finish();
    Ran { out: out.take(), err: err.take(), went_well }
}

fn ran(text: &str) -> Ran {
    ran_with(text, Behaviour { format: Format::Csv, ..Behaviour::default() })
}

#[test]
fn results_go_to_stdout_and_nothing_to_stderr() {
    let Ran { out, err, went_well } = ran("RETURN 1 AS x; :mode json\nRETURN 2 AS y");
    assert_eq!((out.as_str(), err.as_str(), went_well), ("x\n1\n[{\"y\":2}]\n", "", true));
    let Ran { out, went_well, .. } = ran("// nothing\n;;");
    assert_eq!((out.as_str(), went_well), ("", true));
}

#[test]
fn a_text_stops_at_its_first_error_unless_told_to_go_on() {
    let text = "RETURN 1 AS x;\nRETRN 2;\nRETURN 3 AS x;";
    let stopped = ran(text);
    assert_eq!((stopped.out.as_str(), stopped.went_well), ("x\n1\n", false));
    assert!(stopped.err.starts_with("t:2:1: error["), "{}", stopped.err);
    let behaviour = Behaviour { format: Format::Csv, keep_going: true, ..Behaviour::default() };
    let went_on = ran_with(text, behaviour);
    assert_eq!((went_on.out.as_str(), went_on.went_well), ("x\n1\nx\n3\n", false));
}

#[test]
fn commands_point_at_what_is_wrong() {
    let cases = [
        (":scema", "t:1:1: error[UnknownCommand]: no command `:scema`", "did you mean `:schema`?"),
        ("\n  :mode cvs", "t:2:9: error[UnknownFormat]: no format `cvs`: did you mean `csv`?", ""),
        (":mode parquet", "t:1:7: error[UnknownFormat]: format `parquet` is not available yet", ""),
        (":help MACTH", "t:1:7: error[UnknownTopic]: no help on `MACTH`", "did you mean `MATCH`?"),
        (":lens nope", "t:1:7: error[UnknownLens]: no lens `nope`", ""),
        (":source nope", "t:1:9: error[UnknownSource]: no source `nope`", ""),
        (":read none.cypher", "t:1:7: error[CannotRead]: cannot read `none.cypher`: no such file or folder", ""),
        (":figure", "t:1:1: error[MissingArgument]: `:figure` needs the name of a file", ":figure withdrawal.svg"),
        (":figure a.svg", "t:1:1: error[NoResult]: there is no result to draw", ""),
        (":timing soon", "t:1:9: error[UnexpectedArgument]: `:timing` takes `on` or `off`, found `soon`", ""),
        (":why 3", "t:1:6: error[UnsupportedCommand]: `:why` is not available yet", ""),
        (":schema x", "t:1:9: error[UnexpectedArgument]: `:schema` takes nothing, found `x`", ""),
        (":param y", "t:1:8: error[UnknownParameter]: no parameter `y`", "`:param y => 1` sets it"),
        (":param x => nope", "t:1:13: error[UndefinedVariable]", ""),
        (":save x.csv", "t:1:7: error[UnsupportedFormat]", "x.grounds"),
    ];
    for (text, head, help) in cases {
        let Ran { err, went_well, .. } = ran(text);
        let head = if text == ":figure a.svg" { head.replace("1:1", "1:9") } else { head.to_owned() };
        assert!(err.starts_with(&head), "{text}: {err}");
        assert!(err.contains(help), "{text}: {err}");
        assert!(!went_well, "{text}");
    }
}

#[test]
fn every_command_of_the_table_is_known() {
    for command in crate::shell::help::COMMANDS {
        let Ran { err, .. } = ran(&format!(":{}", command.name));
        assert!(!err.contains("UnknownCommand"), "{}: {err}", command.name);
    }
}

#[test]
fn parameters_are_set_shown_and_cleared() {
    let Ran { out, err, .. } = ran(":param x => 1 + 2\n:param\nRETURN $x AS x;\n:param clear x\n:param");
    assert_eq!(out, "x => 3\nx\n3\nno parameters; `:param name => 1 + 2` sets one\n", "{err}");
}

#[test]
fn output_goes_to_a_file_that_appears_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b.csv");
    let text = format!(":output '{}'\nRETURN 1 AS x;\n:output\nRETURN 2 AS x;", path.display());
    let Ran { out, went_well, .. } = ran(&text);
    assert_eq!((out.as_str(), went_well), ("x\n2\n", true));
    assert_eq!(fs::read_to_string(&path).unwrap(), "x\n1\n");

    let path = folder.path().join("none.csv");
    let Ran { err, went_well, .. } = ran(&format!(":output {}\nRETURN 1 AS x;\nRETRN;", path.display()));
    assert!(!went_well && err.contains("was not written"), "{err}");
    assert!(!path.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn files_read_files_but_not_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("self.cypher");
    fs::write(&path, format!("RETURN 1 AS x;\n:read {}\n", path.display())).unwrap();
    let Ran { out, err, went_well } = ran(&format!(":read {}", path.display()));
    assert_eq!(out, "x\n1\n".repeat(16));
    assert!(err.contains("self.cypher:2:7: error[ReadTooDeep]"), "{err}");
    assert!(!went_well);
}

#[test]
fn timing_and_help_go_where_they_belong() {
    let Ran { out, err, .. } = ran(":timing on\nRETURN 1 AS x;");
    assert_eq!(out, "x\n1\n");
    assert!(err.contains(" ms (parse "), "{err}");
    assert!(ran(":help").out.contains(":schema"));
    assert!(ran(":help match").out.starts_with("MATCH\n"));
    assert!(ran(":mode").out.contains("* csv"));
    assert!(!ran(":schema").out.is_empty());
}

#[test]
fn quitting_is_no_failure() {
    let Ran { out, went_well, .. } = ran("RETURN 1 AS x;\n:quit\nRETURN 2 AS x;");
    assert_eq!((out.as_str(), went_well), ("x\n1\n", true));
}
