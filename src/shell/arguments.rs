//! Reads the program's arguments.
//!
//! Takes what was typed; gives [`Arguments`], or the exit code after a message of its own.
//! Invariants: global options stand before or after the subcommand; wrong usage ends with exit code 2.
//! Start at [`parse`].

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::formats::Format;
use crate::figure::{Engine, FigureFormat};
use crate::interop::TableFormat;

/// What was asked for.
#[derive(Debug)]
pub(super) struct Arguments {
    /// What to do.
    pub(super) action: Action,
    /// Under which conditions.
    pub(super) options: Options,
}

/// What the program can do.
#[derive(Debug)]
pub(super) enum Action {
    /// Run `-c` texts, a pipe, or the REPL.
    Interpret,
    /// Run files.
    Run(Vec<PathBuf>),
    /// Draw one figure.
    Figure(FigureArguments),
    /// Lint a pack.
    Check(PathBuf),
    /// Start a pack.
    New(PathBuf),
    /// Make a database file of a pack or of tables.
    Import(ImportArguments),
    /// Time the statements of files.
    Bench {
        /// The files.
        files: Vec<PathBuf>,
        /// How often each statement is run, beside the first time; without it as often as is sensible.
        repeat: Option<usize>,
        /// Whether the figures are written as JSON.
        json: bool,
    },
    /// Tell about a topic of the language or a `:command`.
    Topic(String),
}

/// What `grounds import` takes.
#[derive(Debug)]
pub(super) struct ImportArguments {
    /// What to read.
    pub(super) from: PathBuf,
    /// The format of its tables; a pack or database has none.
    pub(super) tables: Option<TableFormat>,
    /// Whether columns of tables become evidence.
    pub(super) evidence: bool,
    /// Whether a file that is there is replaced.
    pub(super) overwrite: bool,
}

/// What `grounds figure` takes.
#[derive(Debug)]
pub(super) struct FigureArguments {
    /// The text whose last result is drawn; without it `-c` or a pipe.
    pub(super) file: Option<PathBuf>,
    /// The line above the drawing.
    pub(super) title: Option<String>,
    /// The paragraph beneath it.
    pub(super) caption: Option<String>,
    /// Width of the page.
    pub(super) width_mm: Option<f64>,
    /// Who finds the places.
    pub(super) engine: Engine,
}

/// Options that hold whatever is done.
#[derive(Debug, Default)]
pub(super) struct Options {
    /// The graph to open.
    pub(super) graph: Option<PathBuf>,
    /// Texts to run.
    pub(super) commands: Vec<String>,
    /// How results are written.
    pub(super) format: Format,
    /// Parameters as typed.
    pub(super) parameters: Vec<String>,
    /// The file that results or a figure go to.
    pub(super) output: Option<PathBuf>,
    /// Whether nothing may be written to the graph.
    pub(super) read_only: bool,
    /// Whether warnings are errors.
    pub(super) strict: bool,
    /// Whether a text goes on after an error.
    pub(super) keep_going: bool,
    /// Whether colours are unwelcome.
    pub(super) no_color: bool,
    /// How long a statement may run.
    pub(super) timeout_ms: Option<u64>,
    /// How much memory a statement may take.
    pub(super) memory_bytes_max: Option<usize>,
    /// How many threads may work on a statement.
    pub(super) threads: Option<usize>,
}

/// Reads the arguments.
///
/// # Errors
/// The usage was wrong, or help or the version was asked for: all is said, the exit code is left.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, ExitCode> {
    let mut command = command();
    let outcome = command.try_get_matches_from_mut(arguments).and_then(|matches| read(&mut command, &matches));
    outcome.map_err(|error| {
        // A reader that has gone is no reason to fail.
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

fn command() -> Command {
    let command = Command::new("grounds")
        .version(env!("CARGO_PKG_VERSION"))
        .about("An evidence graph you can query, cite and print")
        .after_help(
            "Without a subcommand, -c or a pipe, a session begins at the prompt; without -g, on the built-in ketamine graph.\n\
             Exit code: 0 all went well, 1 a statement or check failed, 2 wrong usage.",
        )
        .disable_help_subcommand(true)
        .subcommand_negates_reqs(true);
    let command = options().into_iter().fold(command, Command::arg);
    subcommands().into_iter().fold(command, Command::subcommand)
}

fn options() -> Vec<Arg> {
    let path = |name: &'static str| Arg::new(name).long(name).value_parser(value_parser!(PathBuf));
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let options = vec![
        path("graph")
            .short('g')
            .value_name("GRAPH")
            .help("Pack folder or .grounds file to open [default: the built-in graph]"),
        Arg::new("command")
            .short('c')
            .long("command")
            .value_name("TEXT")
            .action(ArgAction::Append)
            .help("Statements and :commands to run, separated by ;"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(Format::parse)
            .help("How results are written: table, csv, tsv, json, jsonl, markdown [default: table]"),
        path("output").short('o').value_name("FILE").help("File that results, a figure or a database go to"),
        Arg::new("param")
            .long("param")
            .value_name("NAME=VALUE")
            .action(ArgAction::Append)
            .help("Parameter $NAME; VALUE is a literal or else a text; NAME=>EXPRESSION computes it"),
        flag("read-only").help("Refuse to write to the graph"),
        flag("strict").help("Make an unknown label, type, key or source an error, not a warning"),
        flag("keep-going").help("Go on after an error; the exit code is still 1"),
        Arg::new("timeout")
            .long("timeout")
            .value_name("SECONDS")
            .value_parser(parse_seconds)
            .help("Longest time that a statement may run"),
        Arg::new("limit-memory")
            .long("limit-memory")
            .value_name("SIZE")
            .value_parser(parse_size)
            .help("Most memory that a statement may take, such as 500MB or 2GiB"),
        Arg::new("threads")
            .long("threads")
            .value_name("NUMBER")
            .value_parser(parse_threads)
            .help("Most threads that work on a statement [default: as many as there are cores]"),
        flag("no-color").help("Print without colours; the variable NO_COLOR does the same"),
    ];
    options.into_iter().map(|option| option.global(true)).collect()
}

fn subcommands() -> Vec<Command> {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    vec![
        Command::new("run")
            .about("Run files of statements and :commands; - is standard input")
            .arg(path("files").value_name("FILE").num_args(1..).required(true)),
        Command::new("figure")
            .about("Draw the last result of a text as .svg, .pdf, .png or .dot, with its references beside it")
            .arg(
                path("file")
                    .value_name("FILE")
                    .conflicts_with("command")
                    .help("Text to run, if not given by -c or a pipe"),
            )
            .arg(Arg::new("title").long("title").value_name("TEXT").help("Line above the drawing"))
            .arg(Arg::new("caption").long("caption").value_name("TEXT").help("Paragraph beneath the drawing"))
            .arg(
                Arg::new("width")
                    .long("width")
                    .value_name("MM")
                    .value_parser(parse_width)
                    .help("Width in millimetres, such as 89 for one column or 183 for two [default: 183]"),
            )
            .arg(
                Arg::new("layout")
                    .long("layout")
                    .value_name("ENGINE")
                    .value_parser(parse_engine)
                    .help("Who finds the places: layered (built in) or dot (an installed Graphviz) [default: layered]"),
            ),
        Command::new("check")
            .about("Lint a pack; exit code 1 if it has errors (with --strict: or warnings)")
            .arg(path("pack").value_name("PACK").required(true)),
        Command::new("new").about("Start a pack in a new folder").arg(path("folder").value_name("DIR").required(true)),
        import_command(),
        Command::new("bench")
            .about(
                "Time each statement of files: first run, median of the next ones, memory; the graph is not written to",
            )
            .arg(path("files").value_name("FILE").num_args(1..).required(true))
            .arg(
                Arg::new("repeat")
                    .long("repeat")
                    .value_name("N")
                    .value_parser(value_parser!(u32).range(1..))
                    .help("Runs of each statement beside the first [default: as many as a second or so allows]"),
            )
            .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help("Write the figures as JSON")),
        Command::new("help")
            .about("Tell about a subcommand, a clause, a function or a :command")
            .arg(Arg::new("topic").value_name("NAME").num_args(0..)),
    ]
}

fn import_command() -> Command {
    Command::new("import")
        .about("Make a .grounds file (-o names it) of a pack folder, another .grounds file, or tables")
        .override_usage(
            "grounds import [OPTIONS] -o <FILE.grounds> <PACK>\n       \
             grounds import [OPTIONS] -o <FILE.grounds> <csv|parquet> <DIR>",
        )
        .after_help(
            "Tables of nodes stand in DIR/nodes/ or have a column :ID, those of relationships stand in DIR/rels/ or have\n\
             columns :START_ID and :END_ID, as Neo4j's bulk importer names them: name:int, id:ID(Person), :LABEL, :TYPE,\n\
             x:float, s:string[], d:date, x:IGNORE. In nodes/ the column id, in rels/ src and dst do as well; the name of\n\
             the file is the label or type. Without a type, the values of a CSV column tell it; an empty cell is null.\n\n\
             With --evidence a table of relationships that has the columns source and stance gives each row one evidence\n\
             item; confidence, n, design, at and the other fields of items go with it, year is compared with the source's.\n\
             DIR/sources has the columns key, year, retracted (when, or nothing) and any further fields.",
        )
        .arg(
            Arg::new("from")
                .value_name("PACK")
                .value_parser(value_parser!(PathBuf))
                .num_args(1..=2)
                .required(true)
                .help("Pack folder or .grounds file; or csv or parquet, and a folder of tables"),
        )
        .arg(
            Arg::new("evidence")
                .long("evidence")
                .action(ArgAction::SetTrue)
                .help("Make evidence items and sources of the tables' columns"),
        )
        .arg(
            Arg::new("overwrite")
                .long("overwrite")
                .action(ArgAction::SetTrue)
                .help("Replace the file if it is there already"),
        )
}

fn read(command: &mut Command, matches: &ArgMatches) -> Result<Arguments, clap::Error> {
    let (name, inner) = matches.subcommand().unwrap_or(("", matches));
    let options = read_options(inner);
    let path = |name: &str| inner.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let text = |name: &str| inner.get_one::<String>(name).cloned();
    if !options.commands.is_empty() && !matches!(name, "" | "figure") {
        return Err(command.error(ErrorKind::ArgumentConflict, format!("`-c` does not go with `{name}`")));
    }
    let action = match name {
        "run" => Action::Run(inner.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect()),
        "figure" => {
            let Some(output) = &options.output else {
                return Err(
                    command.error(ErrorKind::MissingRequiredArgument, "name the figure's file with `-o FILE.svg`")
                );
            };
            if let Err(error) = FigureFormat::from_path(output) {
                let help = error.help.map(|help| format!("; {help}")).unwrap_or_default();
                return Err(command.error(ErrorKind::ValueValidation, format!("{}{help}", error.message)));
            }
            Action::Figure(FigureArguments {
                file: inner.get_one::<PathBuf>("file").cloned(),
                title: text("title"),
                caption: text("caption"),
                width_mm: inner.get_one::<f64>("width").copied(),
                engine: inner.get_one::<Engine>("layout").copied().unwrap_or_default(),
            })
        }
        "check" => Action::Check(path("pack")),
        "new" => Action::New(path("folder")),
        "import" if options.output.is_none() => {
            return Err(
                command.error(ErrorKind::MissingRequiredArgument, "name the file to make with `-o FILE.grounds`")
            );
        }
        "import" => Action::Import(read_import(command, inner)?),
        "bench" => Action::Bench {
            files: inner.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect(),
            repeat: inner.get_one::<u32>("repeat").map(|repeat| *repeat as usize),
            json: inner.get_flag("json"),
        },
        "help" => {
            let words: Vec<&str> =
                inner.get_many::<String>("topic").into_iter().flatten().map(String::as_str).collect();
            return read_help(command, &words, options);
        }
        _ => Action::Interpret,
    };
    Ok(Arguments { action, options })
}

fn read_import(command: &mut Command, matches: &ArgMatches) -> Result<ImportArguments, clap::Error> {
    let mut from: Vec<PathBuf> = matches.get_many::<PathBuf>("from").into_iter().flatten().cloned().collect();
    let evidence = matches.get_flag("evidence");
    let mut tables = None;
    if from.len() > 1 {
        let format = from.remove(0);
        tables = match format.to_str() {
            Some("csv") => Some(TableFormat::Csv),
            Some("parquet") => Some(TableFormat::Parquet),
            _ => {
                let message = format!("`{}` is no format of tables; write csv or parquet", format.display());
                return Err(command.error(ErrorKind::InvalidValue, message));
            }
        };
    }
    if evidence && tables.is_none() {
        let message = "`--evidence` goes with tables: grounds import csv DIR --evidence -o FILE.grounds";
        return Err(command.error(ErrorKind::ArgumentConflict, message));
    }
    let overwrite = matches.get_flag("overwrite");
    Ok(ImportArguments { from: from.pop().unwrap_or_default(), tables, evidence, overwrite })
}

/// `grounds help` and `grounds help run` are clap's; anything else is a topic.
fn read_help(command: &mut Command, words: &[&str], options: Options) -> Result<Arguments, clap::Error> {
    let asked = match words {
        [] => Some(&mut *command),
        [name] => command.find_subcommand_mut(name),
        _ => None,
    };
    if let Some(asked) = asked {
        let text = asked.render_long_help().to_string();
        return Err(clap::Error::raw(ErrorKind::DisplayHelp, text));
    }
    Ok(Arguments { action: Action::Topic(words.join(" ")), options })
}

fn read_options(matches: &ArgMatches) -> Options {
    let many = |name: &str| matches.get_many::<String>(name).into_iter().flatten().cloned().collect();
    Options {
        graph: matches.get_one::<PathBuf>("graph").cloned(),
        commands: many("command"),
        format: matches.get_one::<Format>("format").copied().unwrap_or_default(),
        parameters: many("param"),
        output: matches.get_one::<PathBuf>("output").cloned(),
        read_only: matches.get_flag("read-only"),
        strict: matches.get_flag("strict"),
        keep_going: matches.get_flag("keep-going"),
        no_color: matches.get_flag("no-color"),
        timeout_ms: matches.get_one::<Milliseconds>("timeout").map(|time| time.0),
        memory_bytes_max: matches
            .get_one::<Bytes>("limit-memory")
            .map(|size| usize::try_from(size.0).unwrap_or(usize::MAX)),
        threads: matches.get_one::<Threads>("threads").map(|threads| threads.0),
    }
}

/// A duration, told from other numbers among the arguments.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Milliseconds(u64);

/// A number of threads, told from other numbers among the arguments.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Threads(usize);

fn parse_threads(text: &str) -> Result<Threads, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err(format!("`{text}` is not a number of threads; write it like 4")),
        Ok(threads) => Ok(Threads(threads)),
    }
}

/// A size, told from other numbers among the arguments.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bytes(u64);

fn parse_seconds(text: &str) -> Result<Milliseconds, String> {
    let seconds: f64 =
        text.trim_end_matches('s').parse().map_err(|_| format!("`{text}` is not a number of seconds"))?;
    if !seconds.is_finite() || seconds <= 0.0 {
        return Err("a time limit is more than 0 seconds".to_owned());
    }
    Ok(Milliseconds(whole((seconds * 1000.0).ceil())))
}

fn parse_size(text: &str) -> Result<Bytes, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        "t" | "tb" => 1e12,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        "gib" => 1_073_741_824.0,
        "tib" => 1_099_511_627_776.0,
        _ => return Err(format!("`{text}` is not a size; write it like 500MB or 2GiB")),
    };
    let number: f64 = number.parse().map_err(|_| format!("`{text}` is not a size; write it like 500MB or 2GiB"))?;
    let bytes = number * factor;
    if bytes < 1.0 { Err("a memory limit is at least one byte".to_owned()) } else { Ok(Bytes(whole(bytes))) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positive; beyond u64 it saturates, which is no limit"
)]
fn whole(number: f64) -> u64 {
    number as u64
}

fn parse_width(text: &str) -> Result<f64, String> {
    let width: f64 =
        text.trim_end_matches("mm").trim().parse().map_err(|_| format!("`{text}` is not a width in millimetres"))?;
    if (10.0..=5000.0).contains(&width) { Ok(width) } else { Err("a figure is 10 to 5000 mm wide".to_owned()) }
}

fn parse_engine(text: &str) -> Result<Engine, String> {
    Engine::parse(text).map_err(|error| match error.help {
        Some(help) => format!("{}; {help}", error.message),
        None => error.message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Arguments, clap::Error> {
        let mut command = command();
        let matches = command.try_get_matches_from_mut(std::iter::once("grounds").chain(line.split_whitespace()))?;
        read(&mut command, &matches)
    }

    #[test]
    fn the_definition_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        for line in
            ["-g x --format csv run a.cypher", "run -g x --format csv a.cypher", "run a.cypher --format csv -g x"]
        {
            let arguments = parsed(line).unwrap();
            assert_eq!(arguments.options.graph.as_deref(), Some(std::path::Path::new("x")), "{line}");
            assert_eq!(arguments.options.format, Format::Csv, "{line}");
            assert!(matches!(arguments.action, Action::Run(files) if files.len() == 1), "{line}");
        }
    }

    #[test]
    fn wrong_usage_has_code_2() {
        for line in [
            "run",
            "frobnicate",
            "--format cvs",
            "--format latex",
            "--timeout -1",
            "--timeout soon",
            "--limit-memory much",
            "-c RETURN run a",
            "figure -c RETURN",
            "figure -o a.xyz -c RETURN",
            "figure -o a.svg --width 1",
            "figure -o a.svg --layout neato",
            "import x",
            "import tsv x -o a.grounds",
            "import x --evidence -o a.grounds",
            "import csv x",
            "bench",
            "bench a.cypher --repeat 0",
            "check",
        ] {
            let error = parsed(line).unwrap_err();
            assert_eq!(error.exit_code(), 2, "{line}: {error}");
        }
        assert_eq!(parsed("help").unwrap_err().exit_code(), 0);
        assert_eq!(parsed("help run").unwrap_err().exit_code(), 0);
        assert!(matches!(parsed("help ORDER BY").unwrap().action, Action::Topic(topic) if topic == "ORDER BY"));
    }

    #[test]
    fn sizes_and_times() {
        let sizes = [("1024", 1024), ("500MB", 500_000_000), ("2GiB", 2_147_483_648), ("1.5k", 1500)];
        for (text, bytes) in sizes {
            assert_eq!(parse_size(text), Ok(Bytes(bytes)), "{text}");
        }
        for text in ["", "MB", "-1", "1XB", "0"] {
            assert!(parse_size(text).is_err(), "{text}");
        }
        assert_eq!(parse_seconds("1.5"), Ok(Milliseconds(1500)));
        assert_eq!(parse_seconds("0.0001"), Ok(Milliseconds(1)));
        assert!(parse_seconds("NaN").is_err());
    }
}
