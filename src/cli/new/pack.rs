//! `triage new pack`.

use std::path::Path;
use std::process::ExitCode;

use super::place::write;
use crate::cli::{Failure, input, output};
use triage_kb::author;

/// A pack that is named as its folder is, with everything that a pack needs.
pub(super) fn make(folder: &Path) -> Result<ExitCode, Failure> {
    // `.` and `..` have no name of their own.
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let id = whole.file_name().map(|name| author::slug(&name.to_string_lossy())).unwrap_or_default();
    if id.is_empty() {
        return Err(Failure::new(
            "a pack is named as its folder is, and this name has no letter",
            "name another folder",
        ));
    }
    let files = author::pack_stub(&id).into_iter().map(|(path, text)| (folder.join(path), text)).collect();
    write(folder, files)?;
    let rules = input::quoted(&folder.to_string_lossy());
    output::answer(&format!(
        "\nNow write what stands in round brackets, then add what programs print:\n  triage --rules {rules} check\n  \
         triage --rules {rules} new error --from FILE\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}
