//! What commands that can write a Word document of their result share: its wording and whose it is.

use std::io::IsTerminal;
use std::path::Path;

use crate::narrative::WORDING;
use crate::read::{self, Source, bytes};
use crate::words::{Place, Problem, text};

/// What is asked of a Word document.
#[derive(Clone, Copy, Debug)]
pub(super) struct LetterOptions<'o> {
    pub(super) wording: Option<&'o str>,
    pub(super) bureau: Option<&'o str>,
}

impl LetterOptions<'_> {
    /// The wording, if it is one of the user's own. `written`: whether a Word document is written; otherwise the options have
    /// no use, and a terminal cannot show one.
    pub(super) fn wording(self, written: bool, output: Option<&Path>) -> Result<Option<Source>, Problem> {
        let given = [("--wording", self.wording.is_some()), ("--bureau", self.bureau.is_some())];
        if let Some((name, _)) = given.into_iter().find(|(_, given)| *given && !written) {
            let message = text!("只有写 Word 文件才用 {name}", "{name} is for a Word document");
            let advice = text!("请用 -o 文件名.docx", "use -o FILE.docx");
            return Err(Problem::new(Place::file(name), message).advise(advice));
        }
        if written && output.is_none() && std::io::stdout().is_terminal() {
            let message = text!("Word 文件不能显示在终端上", "a Word document cannot be shown on a terminal");
            let advice = text!("请用 -o 文件名.docx", "use -o FILE.docx");
            return Err(Problem::new(Place::file("--format"), message).advise(advice));
        }
        self.wording.map(own_wording).transpose()
    }
}

/// A wording of the user's own: sentences, whose first line may well have commas, so that no notation is looked for in them.
pub(super) fn own_wording(name: &str) -> Result<Source, Problem> {
    let plain = read::Format::Toml;
    Source::from_bytes(name, Some(plain), bytes(name, plain.limit())?)
}

/// A wording of narratives, that of the program or the user's own, and what it is called.
pub(super) fn wording_of(own: Option<&str>) -> Result<(String, String), Problem> {
    match own {
        None => Ok((WORDING.to_owned(), "wording".to_owned())),
        Some(name) => Ok((own_wording(name)?.text().to_owned(), name.to_owned())),
    }
}
