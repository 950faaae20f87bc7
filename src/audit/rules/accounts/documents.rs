//! The final accounts among the documents of a run.

use super::footing::places;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{About, FolderReport, Found};
use crate::model::department::{Accounts, AccountsText, Department};
use crate::words::Text;

/// The documents that hold final accounts.
pub(super) fn with_accounts(folder: &Folder) -> impl Iterator<Item = (&DepartmentFacts, &Accounts)> {
    folder.departments.iter().filter_map(|facts| Some((facts, facts.department.accounts.as_ref()?)))
}

/// The entries of the text, with their pointers.
pub(super) fn entries(accounts: &Accounts) -> impl Iterator<Item = (String, &AccountsText)> {
    accounts.text.iter().enumerate().map(|(index, entry)| (format!("/accounts/text/{index}"), entry))
}

/// What a department publishes in sentences, with the pointers: those of its accounts, and those on its projects.
pub(super) fn paragraphs(department: &Department) -> Vec<(String, &str)> {
    let sentences = department.accounts.iter().flat_map(|accounts| &accounts.sentences).enumerate();
    let sentences = sentences.map(|(index, text)| (format!("/accounts/sentences/{index}"), text.as_str()));
    let statements = department.statements.iter().enumerate();
    let statements = statements.map(|(index, one)| (format!("/statements/{index}/text"), one.text.as_str()));
    sentences.chain(statements).collect()
}

/// The decimal places of the amounts of the text: it drops zeros at their ends, each for itself.
pub(super) fn text_places(accounts: &Accounts) -> usize {
    let amounts = accounts.text.iter().flat_map(|entry| [entry.amount, entry.initial, entry.budget, entry.of]);
    amounts.flatten().map(places).max().unwrap_or_default()
}

/// Reports a finding of a department's.
pub(super) fn add(facts: &DepartmentFacts, at: &str, found: Found, report: &mut FolderReport<'_>) {
    report.add(facts.place(at), About { project: None, department: Some(&facts.department.department) }, found);
}

/// Reports what cannot be told.
pub(super) fn leave_open(facts: &DepartmentFacts, at: &str, why: Text, report: &mut FolderReport<'_>) {
    report.leave_open(facts.place(at), at, None, why);
}
