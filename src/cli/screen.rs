//! `screen`: questions or a file in, a result out.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use super::args::{Options, Screen};
use super::body::{Plain, Terminal, give_back};
use super::env::World;
use super::failure::Failure;
use super::stream::{ErrorJson, Line, print_json, read_line, screen_lines};
use crate::ask::{self, AnswersError, AnswersFault, Gone, LONGEST, Place, Respondent};
use crate::model::{Answers, RedFlag, Urgency};
use crate::report::wording::wrap;
use crate::report::{json, terminal};
use crate::rules::{self, Case};
use crate::text::Lang;

/// Exit code with `--exit-code` where a sign is for now or for today.
const URGENT: u8 = 20;

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Screen, options: &Options, world: &World) -> Result<u8, Failure> {
    let urgency = match &asked.answers {
        Some(path) => from_file(path, asked, options, world)?,
        None => {
            let answers = from_person(asked, options, world)?;
            finish(&answers, asked, options, world)?
        }
    };
    Ok(if asked.exit_code && urgency >= Urgency::SameDay { URGENT } else { 0 })
}

fn from_person(asked: &Screen, options: &Options, world: &World) -> Result<Answers, Failure> {
    let plain = asked.plain || !world.input_is_terminal || !world.can_draw;
    let input = io::stdin();
    let mut input = input.lock();
    if !world.input_is_terminal && input.fill_buf().map_err(Failure::Terminal)?.is_empty() {
        return Err(Failure::NeedsTerminal);
    }
    if !options.quiet {
        introduce(options, world)?;
    }
    leave_sane(options.lang);
    let colour = world.can_draw && anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let mut numbered;
    let mut menus;
    let respondent: &mut dyn Respondent = if plain {
        let lines = Plain::new(options.lang, input, anstream::stderr());
        numbered = if world.can_draw { lines.wrapped(u16::try_from(world.width).unwrap_or(u16::MAX)) } else { lines };
        &mut numbered
    } else {
        menus = Terminal::new(options.lang, colour, options.ascii);
        &mut menus
    };
    match ask::conduct(respondent, &urgent) {
        Ok(interviewed) => {
            if interviewed.stopped {
                let stopped = options.lang.say(["ui", "stopped", "name"]);
                writeln!(anstream::stderr(), "{stopped}").map_err(Failure::Terminal)?;
            }
            Ok(interviewed.answers)
        }
        Err(Gone::Interrupted) => Err(Failure::Interrupted),
        Err(Gone::Ended) => Err(Failure::Ended),
        Err(Gone::Io(error)) => Err(Failure::Terminal(error)),
    }
}

/// A signal (Ctrl-C at a numbered line, a closed window, a kill) leaves the terminal as it was, and stores nothing.
fn leave_sane(lang: Lang) {
    // Where no handler can be set, the signal ends the program all the same.
    let _ = ctrlc::set_handler(move || {
        give_back();
        let left = Failure::Interrupted;
        let _ = writeln!(anstream::stderr(), "\nnightlegs: {}", left.words(lang));
        std::process::exit(i32::from(left.exit_code()));
    });
}

/// The signs in the answers so far that should not wait.
fn urgent(answers: &Answers) -> Vec<(RedFlag, Urgency)> {
    let flags = rules::red_flags::find(&Case::new(answers));
    flags.iter().filter(|flag| flag.urgency >= Urgency::SameDay).map(|flag| (flag.id, flag.urgency)).collect()
}

fn introduce(options: &Options, world: &World) -> Result<(), Failure> {
    let mut out = anstream::stderr();
    for line in ["name", "emergency", "limits", "privacy"] {
        for row in wrap(options.lang.say(["ui", "intro", line]), world.width, "", "  ") {
            writeln!(out, "{row}").map_err(Failure::Terminal)?;
        }
    }
    writeln!(out).map_err(Failure::Terminal)
}

fn from_file(path: &Path, asked: &Screen, options: &Options, world: &World) -> Result<Urgency, Failure> {
    let name = path.display().to_string();
    let mut input: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path).map_err(|error| Failure::Read(name.clone(), error))?;
        Box::new(BufReader::with_capacity(1 << 16, file))
    };
    match peek(&mut *input).map_err(|error| Failure::Read(name.clone(), error))? {
        Input::Lines(first) => {
            let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            let assessed_at = world.rfc3339();
            let tally = screen_lines(first, &mut *input, &mut output, &assessed_at, options.lang)?;
            output.flush().map_err(Failure::Output)?;
            if tally.bad > 0 {
                return Err(Failure::Lines { bad: tally.bad, all: tally.all });
            }
            Ok(tally.urgency.unwrap_or(Urgency::SelfCare))
        }
        Input::Document(mut bytes) => {
            let room = (LONGEST + 1).saturating_sub(bytes.len()) as u64;
            input.take(room).read_to_end(&mut bytes).map_err(|error| Failure::Read(name.clone(), error))?;
            let answers = ask::read(&bytes).or_else(|error| refuse(name, error, options))?;
            finish(&answers, asked, options, world)
        }
        Input::TooLong => {
            let error = AnswersError { place: Place { line: 1, column: LONGEST }, kind: AnswersFault::TooLong };
            refuse(name, error, options)
        }
    }
}

/// Where JSON was asked for, the error stands there too.
fn refuse<T>(file: String, error: AnswersError, options: &Options) -> Result<T, Failure> {
    if options.json {
        print_json(&mut io::stdout().lock(), &ErrorJson::new(&error, options.lang))?;
    }
    Err(Failure::Answers(file, error))
}

/// What an input turned out to be.
enum Input {
    /// Several objects, one a line; the lines read so far.
    Lines(Vec<(Vec<u8>, Line)>),
    /// One object; what was read of it.
    Document(Vec<u8>),
    /// Its first line is too long for either.
    TooLong,
}

/// Tells one object from JSON Lines by the first lines: an object that ends on its line, with more after it, or a torn
/// one followed by a line that begins another object, is the first of several.
fn peek(input: &mut dyn BufRead) -> io::Result<Input> {
    let mut lines: Vec<(Vec<u8>, Line)> = Vec::new();
    let mut written = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    while found.len() < 2 {
        let mut buffer = Vec::new();
        let line = read_line(input, &mut buffer)?;
        if line == Line::End {
            break;
        }
        if line == Line::TooLong || !buffer.trim_ascii().is_empty() {
            found.push(lines.len());
        }
        written.extend_from_slice(&buffer);
        written.push(b'\n');
        let torn = line == Line::Read && ask::ends_too_early(buffer.trim_ascii());
        lines.push((buffer, line));
        // A line that is no whole object may be the head of a document; only the next one tells.
        if found.len() == 1 && written.len() > LONGEST && torn {
            return Ok(Input::TooLong);
        }
    }
    let [first, second] = found[..] else {
        let alone_too_long = found.first().is_some_and(|at| lines[*at].1 == Line::TooLong);
        return Ok(if alone_too_long { Input::TooLong } else { Input::Document(written) });
    };
    let whole = lines[first].1 == Line::TooLong || !ask::ends_too_early(lines[first].0.trim_ascii());
    let another = lines[second].0.trim_ascii_start().starts_with(b"{");
    Ok(if whole || another { Input::Lines(lines) } else { Input::Document(written) })
}

/// Saves and prints what one person's answers come to.
fn finish(answers: &Answers, asked: &Screen, options: &Options, world: &World) -> Result<Urgency, Failure> {
    let case = Case::new(answers);
    let screening = rules::screen(&case);
    if let Some(path) = &asked.save_answers {
        save(path, answers)?;
        if !options.quiet {
            let file = crate::report::wording::tame(&path.display().to_string());
            let saved = crate::text::fill(options.lang.say(["ui", "saved", "name"]), &[("file", &file)]);
            writeln!(anstream::stderr(), "{saved}").map_err(Failure::Terminal)?;
        }
    }
    if options.json {
        let assessed_at = world.rfc3339();
        let result = json::set_out(&screening, &case, &assessed_at, options.lang);
        print_json(&mut io::stdout().lock(), &result)?;
        return Ok(screening.urgency);
    }
    let date = world.now.format("%Y-%m-%d").to_string();
    let layout = terminal::Layout { width: world.width, ascii: options.ascii, lang: options.lang };
    let page = terminal::set_out(&screening, &case, &date, layout);
    let mut out = anstream::AutoStream::new(io::stdout().lock(), options.color_of(&io::stdout()));
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)?;
    Ok(screening.urgency)
}

/// Writes the answers, readable by their owner alone. An existing file is replaced only when the new one is whole.
fn save(path: &Path, answers: &Answers) -> Result<(), Failure> {
    let failed = |error| Failure::Write(path.display().to_string(), error);
    let text = ask::write(answers);
    if path.as_os_str() == "-" || path == Path::new("/dev/stdout") {
        return io::stdout().write_all(text.as_bytes()).map_err(failed);
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    #[cfg(unix)]
    if file.metadata().map_err(failed)?.is_file() {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
    }
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.flush().map_err(failed)
}
