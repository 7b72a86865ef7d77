//! The machine that triage runs on.

use std::path::Path;

use crate::cli::today::today;
use triage_kb::machine::{Machine, System};
use triage_kb::model::Date;

/// The machine that triage runs on. It is only asked, and only for what a pack names.
pub(super) struct Local;

impl Machine for Local {
    fn system(&self) -> System {
        if cfg!(windows) {
            System::Windows
        } else if cfg!(target_os = "macos") {
            System::Macos
        } else {
            System::Linux
        }
    }

    fn today(&self) -> Date {
        today()
    }

    fn home(&self) -> Option<String> {
        std::env::home_dir().map(|home| home.to_string_lossy().into_owned())
    }

    fn variable(&self, name: &str) -> Option<String> {
        // A name from a pack that no system allows would make `var_os` panic.
        let is_name = !name.is_empty() && !name.contains(['=', '\0']);
        let value = if is_name { std::env::var_os(name) } else { None };
        value.map(|value| value.to_string_lossy().into_owned())
    }

    fn exists(&self, path: &str) -> bool {
        Path::new(path).exists()
    }
}
