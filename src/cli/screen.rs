//! `screen`: questions or a file in, a result out.

mod keeping;
mod offering;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use keeping::{Beside, Keeping, first_of_all};
use offering::{Offering, Offers};

use super::args::{Options, Screen};
use super::body::{Plain, Terminal};
use super::book::Book;
use super::env::World;
use super::failure::Failure;
use super::people::{leave_sane, remark};
use super::stream::{ErrorJson, Input, Rest, Tally, peek, print_json, screen_lines};
use crate::ask::{self, AnswersError, AnswersFault, Gone, Interviewed, LONGEST, Place};
use crate::model::{Answers, RedFlag, Urgency};
use crate::report::doctor::Sign;
use crate::report::wording::wrap;
use crate::report::{json, terminal};
use crate::rules::{self, Case, Screening};

/// Exit code with `--exit-code` where a sign is for now or for today.
const URGENT: u8 = 20;

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Screen, options: &Options, world: &World) -> Result<u8, Failure> {
    // Nobody answers forty questions to hear at their end that the answers cannot go there.
    let save = asked.save_answers.as_deref().map_or(Ok(()), |path| not_over_the_diary(path, options, world));
    save?;
    let urgency = match &asked.answers {
        Some(path) => from_file(path, asked, options, world)?,
        None => {
            let interviewed = from_person(asked, options, world)?;
            finish(&interviewed.answers, interviewed.stopped, asked, options, world)?
        }
    };
    Ok(if asked.exit_code && urgency >= Urgency::SameDay { URGENT } else { 0 })
}

/// Refuses to write answers over the diary, its lock or what is set aside beside it.
fn not_over_the_diary(path: &Path, options: &Options, world: &World) -> Result<(), Failure> {
    match Book::open(options, world) {
        Ok(book) if path.as_os_str() != "-" && book.store.owns(path) => {
            Err(Failure::SaveOver(path.display().to_string()))
        }
        _ => Ok(()),
    }
}

fn from_person(asked: &Screen, options: &Options, world: &World) -> Result<Interviewed, Failure> {
    // Who keeps nothing is not told what is kept either.
    let (offers, medicines) = match asked.no_save {
        true => (Vec::new(), Offers::default()),
        false => (super::lab::offers(options, world), Offers::of(options, world)),
    };
    let plain = options.plain || !world.input_is_terminal || !world.can_draw;
    let input = io::stdin();
    let input = input.lock();
    if !options.quiet {
        introduce(options, world)?;
    }
    leave_sane(options.lang);
    let colour = world.can_draw && anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let ended = |heard: bool| if heard || world.input_is_terminal { Failure::Ended } else { Failure::NeedsTerminal };
    let (end, heard) = if plain {
        let lines = Plain::new(options.lang, input, anstream::stderr()).in_ascii(options.ascii).offering(offers);
        let columns = u16::try_from(world.width).unwrap_or(u16::MAX);
        let mut numbered = if world.questions_on_terminal { lines.wrapped(columns) } else { lines };
        let end = ask::conduct(&mut Offering::to(&mut numbered, medicines, options.lang), &urgent);
        (end, numbered.heard())
    } else {
        let mut menus = Terminal::new(options.lang, colour, options.ascii).offering(offers);
        (ask::conduct(&mut Offering::to(&mut menus, medicines, options.lang), &urgent), true)
    };
    match end {
        Ok(interviewed) => {
            if interviewed.stopped {
                remark(options.lang.say(["ui", "stopped", "name"]), world)?;
            }
            Ok(interviewed)
        }
        Err(Gone::Interrupted) => Err(Failure::Interrupted),
        Err(Gone::Ended) => {
            // What is said next does not stand behind an open prompt.
            writeln!(anstream::stderr()).map_err(Failure::Terminal)?;
            Err(ended(heard))
        }
        Err(Gone::Io(error)) => Err(Failure::Terminal(error)),
    }
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
        Input::Lines { .. } if asked.save_answers.is_some() => Err(Failure::SaveMany),
        Input::Lines { first, read } => {
            let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            let assessed_at = world.rfc3339();
            let mut tally = Tally::default();
            let rest = Rest { first, before: read, input: &mut *input };
            let screened = screen_lines(rest, &mut output, &mut tally, &assessed_at, options.lang, asked.exit_code);
            let screened = screened.and_then(|()| output.flush().map_err(Failure::Output));
            let urgency = tally.urgency.unwrap_or(Urgency::SelfCare);
            let bad = (tally.bad > 0).then_some(Failure::Lines { bad: tally.bad, all: tally.all });
            end_of(urgency, [screened.err(), bad], asked, options)
        }
        Input::Document(mut bytes) => {
            let room = (LONGEST + 1).saturating_sub(bytes.len()) as u64;
            input.take(room).read_to_end(&mut bytes).map_err(|error| Failure::Read(name.clone(), error))?;
            let answers = ask::read(&bytes).or_else(|error| refuse(name, error, options))?;
            finish(&answers, false, asked, options, world)
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

/// Prints what one person's answers come to, and then saves and keeps them: whatever happens to the files, the result
/// is shown. Of a person who `stopped` early, nothing is kept that would betray an answer which is never kept.
fn finish(
    answers: &Answers,
    stopped: bool,
    asked: &Screen,
    options: &Options,
    world: &World,
) -> Result<Urgency, Failure> {
    let keeping = if asked.no_save { Ok(None) } else { Keeping::begin(answers, asked, options, world) };
    let beside = keeping.as_ref().ok().and_then(Option::as_ref);
    let judged = beside.map_or_else(|| answers.clone(), |keeping| keeping.judged(answers));
    let case = Case::new(&judged);
    let screening = rules::screen(&case);
    let signs = beside.map_or_else(Vec::new, |keeping| keeping.more_urgent(answers, screening.urgency));
    let urgency = signs.iter().map(|sign| sign.urgency).fold(screening.urgency, Urgency::max);
    let shown = show(&screening, &case, beside, &signs, options, world);
    if stopped && !stopped_for_what_is_kept(answers) {
        if asked.save_answers.is_some() || !asked.no_save {
            // The same words whatever was to be written: they tell of no answer.
            let _ = remark(options.lang.say(["keeping", "stopped", "text"]), world);
        }
        return end_of(urgency, [shown.err(), keeping.err()], asked, options);
    }
    let saved = asked.save_answers.as_deref().map_or(Ok(()), |path| save(path, answers, options, world));
    // A reader that closed its pipe early does not undo a screening.
    let kept = keeping.and_then(|keeping| keeping.map_or(Ok(()), |keeping| keeping.keep(answers)));
    end_of(urgency, [saved.err(), shown.err(), kept.err()], asked, options)
}

/// Whether there is a reason to stop in the answers that are kept: a sign for now or for today, found without the answer
/// about self-harm. A record that breaks off without one would say what that answer was.
fn stopped_for_what_is_kept(answers: &Answers) -> bool {
    let mut kept = answers.clone();
    kept.self_harm = None;
    !urgent(&kept).is_empty()
}

fn save(path: &Path, answers: &Answers, options: &Options, world: &World) -> Result<(), Failure> {
    not_over_the_diary(path, options, world)?;
    super::save::answers(path, answers).map_err(|error| Failure::Write(path.display().to_string(), error))?;
    if !options.quiet {
        let file = crate::report::wording::tame(&path.display().to_string());
        let said = crate::text::fill(options.lang.say(["ui", "saved", "name"]), &[("file", &file)]);
        // They are written, whoever could be told.
        let _ = remark(&said, world);
    }
    Ok(())
}

/// What a screening ends with: its urgency, or the first failure. A script that waits for an urgent sign must see it,
/// whatever else happened; the failures are said then.
fn end_of<const N: usize>(
    urgency: Urgency,
    failures: [Option<Failure>; N],
    asked: &Screen,
    options: &Options,
) -> Result<Urgency, Failure> {
    let mut failures: Vec<Failure> =
        failures.into_iter().flatten().filter(|failure| !failure.is_closed_pipe()).collect();
    if asked.exit_code && urgency >= Urgency::SameDay {
        failures.iter().for_each(|failure| super::say_also(failure, options.lang));
        return Ok(urgency);
    }
    let Some(last) = failures.pop() else { return Ok(urgency) };
    failures.iter().for_each(|failure| super::say_also(failure, options.lang));
    Err(last)
}

/// Prints the result, beside what the diary says.
fn show(
    screening: &Screening,
    case: &Case<'_>,
    beside: Option<&Keeping<'_>>,
    signs: &[Sign],
    options: &Options,
    world: &World,
) -> Result<(), Failure> {
    if options.json {
        let assessed_at = world.rfc3339();
        let result = json::set_out(screening, case, &assessed_at, options.lang);
        return print_json(&mut io::stdout().lock(), &Beside::of(result, beside, signs, case.answers, options.lang));
    }
    let date = world.now.format("%Y-%m-%d").to_string();
    let layout =
        terminal::Layout { width: world.width, ascii: options.ascii, in_words: options.plain, lang: options.lang };
    // In an emergency nothing stands between the sign and where to go.
    let beside = beside.filter(|_| screening.urgency < Urgency::Emergency);
    let sections = beside.map_or_else(Vec::new, |keeping| keeping.sections(case.answers, options.lang));
    let page = terminal::set_out_beside(
        screening,
        case,
        &date,
        layout,
        (first_of_all(signs, options.lang).as_ref(), &sections),
    );
    let mut out = anstream::AutoStream::new(io::stdout().lock(), options.color_of(&io::stdout()));
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}
