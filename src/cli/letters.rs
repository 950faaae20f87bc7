//! What letters that an audit wrote are held against: the audit made again.

use super::audit_options::AuditOptions;
use super::gather::Gathering;
use crate::narrative::{TextFacts, figures_of};
#[cfg(feature = "excel")]
use crate::parcel::{NOTICE_KIND, Parcels, Sender, notice};
use crate::prose::read::Reading;
use crate::words::Problems;

/// The facts of letters, of which a text is made of those that it names most.
#[derive(Debug, Default)]
pub(super) struct Letters(Vec<TextFacts>);

impl Letters {
    /// Whether it is a letter that an audit wrote.
    pub(super) fn knows(kind: &str) -> bool {
        #[cfg(feature = "excel")]
        return kind == NOTICE_KIND;
        #[cfg(not(feature = "excel"))]
        return kind.is_empty();
    }

    /// Those of the letters that the audit of these tables would write.
    #[cfg(feature = "excel")]
    pub(super) fn of(gathering: &Gathering<'_>, with: &AuditOptions) -> Result<Self, Problems> {
        use crate::audit::{AuditedDocument, Auditing, Severity};
        use crate::intake::Document;
        let mut auditing = Auditing::begin(&with.files()?, with.on()?)?;
        let auditor = auditing.auditor().clone();
        let mut parcels = Parcels::default();
        let take = |document: Option<AuditedDocument>| {
            let facts = document.as_ref().and_then(super::parcels::table_facts);
            let taken: Option<(_, _)> = document.map(|document| auditing.take(document));
            if let (Some(facts), Some((findings, undecided))) = (facts, taken) {
                parcels.table(facts, &findings, undecided);
            }
            Ok(())
        };
        let read = |document: &Document<'_>| auditor.read(gathering.engine, document);
        gathering.run(read, take)?;
        parcels.together(&auditing.conclude(Severity::Error).findings);
        let notices = parcels.finish(None, None);
        let notices = notices.iter().filter_map(|parcel| notice(parcel, &Sender::default()));
        Ok(Self(notices.map(|notice| notice.text_facts()).collect()))
    }

    /// The same where the program writes none.
    #[cfg(not(feature = "excel"))]
    pub(super) fn of(_gathering: &Gathering<'_>, _with: &AuditOptions) -> Result<Self, Problems> {
        Ok(Self::default())
    }

    /// The facts of the letter that a text was, by the figures that it names.
    pub(super) fn of_text(&self, reading: &Reading) -> Option<&TextFacts> {
        let named = self.0.iter().map(|facts| (figures_of(reading, facts), facts));
        named.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, facts)| facts)
    }
}
