//! The program in a real pseudo-terminal.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};

/// Longer than the slowest machine needs; no test waits for it unless it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the shell round the program writes last.
const LAST: &str = "=over=";

/// The program, its screen, and a keyboard.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    master: Box<dyn MasterPty + Send>,
    before: String,
    // Kept open so that the settings of the terminal can be read after the program has ended.
    _slave: Box<dyn SlavePty + Send>,
}

struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
}

impl Pty {
    /// Starts `nightlegs` with these arguments in so many rows and columns; standard output goes to the file.
    pub fn start(args: &[&str], stdout: &Path, rows: u16, columns: u16) -> Self {
        Self::start_program(Path::new(env!("CARGO_BIN_EXE_nightlegs")), args, stdout, rows, columns)
    }

    /// Starts any program so.
    pub fn start_program(program: &Path, args: &[&str], stdout: &Path, rows: u16, columns: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new("sh");
        // What is written last says that everything before it has been read.
        let script = format!(r#"out=$1; shift; "$@" >"$out"; code=$?; printf {LAST}; exit $code"#);
        command.args(["-c", &script, "sh"]);
        command.arg(stdout);
        command.arg(program);
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let before = settings(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program");
        let mut reader = pair.master.try_clone_reader().expect("a screen");
        let parser = vt100::Parser::new(rows, columns, 0);
        let seen = Arc::new((Mutex::new(Seen { parser, raw: Vec::new() }), Condvar::new()));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                let mut seen = shared.0.lock().expect("a screen");
                seen.parser.process(&bytes[..length]);
                seen.raw.extend(&bytes[..length]);
                shared.1.notify_all();
            }
        });
        let keyboard = pair.master.take_writer().expect("a keyboard");
        Self { child, keyboard, seen, master: pair.master, before, _slave: pair.slave }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("a keyboard");
    }

    /// Waits until the screen is as wished.
    pub fn wait(&mut self, what: &str, wished: impl Fn(&str) -> bool) {
        self.wait_until(what, |seen| wished(&seen.parser.screen().contents()));
    }

    fn wait_until(&mut self, what: &str, wished: impl Fn(&Seen) -> bool) {
        let start = Instant::now();
        let (lock, changed) = &*self.seen;
        let mut seen = lock.lock().expect("a screen");
        while !wished(&seen) {
            let contents = seen.parser.screen().contents();
            assert!(start.elapsed() < PATIENCE, "waited for {what:?} before\n{contents}");
            seen = changed.wait_timeout(seen, Duration::from_millis(200)).expect("a screen").0;
        }
    }

    /// Waits for a text, wherever lines are broken.
    pub fn wait_for(&mut self, text: &str) {
        let wished = squeezed(text);
        self.wait(text, |contents| squeezed(contents).contains(&wished));
    }

    /// Waits until the cursor is in this column.
    pub fn wait_for_column(&mut self, column: u16) {
        self.wait_until(&format!("column {column}"), |seen| seen.parser.screen().cursor_position().1 == column);
    }

    /// Waits for the end, and until everything written has been seen; the exit code.
    pub fn end(&mut self) -> u32 {
        self.wait_until("the end", |seen| seen.raw.ends_with(LAST.as_bytes()));
        self.child.wait().expect("the program").exit_code()
    }

    /// Fails unless the terminal is as it was found: settings, cursor and colours.
    pub fn assert_sane(&self) {
        assert_eq!(settings(&*self.master), self.before, "the settings of the terminal");
        let seen = self.seen.0.lock().expect("a screen");
        let screen = seen.parser.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        assert_eq!(screen.bgcolor(), vt100::Color::Default);
        assert!(!screen.bold() && !screen.inverse() && !screen.underline());
    }

    /// Fails where a line that was drawn was wider than the terminal, which then breaks it.
    pub fn assert_fits(&self) {
        let seen = self.seen.0.lock().expect("a screen");
        let (rows, columns) = seen.parser.screen().size();
        let mut parser = vt100::Parser::new(rows, columns, 0);
        for line in seen.raw.split_inclusive(|byte| *byte == b'\n') {
            parser.process(line);
            let broken = (0..rows).find(|row| parser.screen().row_wrapped(*row));
            assert_eq!(broken, None, "a line of more than {columns} columns in\n{}", parser.screen().contents());
        }
    }

    /// What is on the screen now.
    pub fn screen(&self) -> String {
        self.seen.0.lock().expect("a screen").parser.screen().contents()
    }

    /// Everything that was written to the terminal.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.0.lock().expect("a screen").raw).into_owned()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A failed test leaves nothing behind.
        let _ = self.child.kill();
    }
}

/// A text without any space: lines may be broken anywhere.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("the settings of the terminal"))
}
