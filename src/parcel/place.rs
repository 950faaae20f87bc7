//! Where a finding is, for somebody who has the files and not the folders of who audits.

use crate::audit::Finding;

/// The file by its name alone, and the cell or the line.
pub(super) fn place(finding: &Finding) -> String {
    let mut place = finding.location.place();
    place.file = place.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    place.to_string()
}

/// The indicator, without the tiers above it.
pub(super) fn indicator(finding: &Finding) -> Option<&str> {
    finding.indicator.as_deref().map(last_label)
}

/// The last of the labels of tiers and an indicator.
pub(super) fn last_label(labels: &str) -> &str {
    labels.rsplit(" / ").next().unwrap_or(labels)
}
