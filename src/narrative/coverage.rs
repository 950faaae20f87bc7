//! Which money was evaluated, beside the project spending of the accounts.

use super::cite::{CitedDocument, TWO_PLACES};
use super::facts::{Coverage, Evaluations, SpendingShare};
use crate::model::department::{AccountRow, Department};
use crate::model::value::Amount;
use crate::num::{ArithmeticError, Figure, Fraction, Value};
use crate::prose::Cited;
use crate::reading::unit_factor;
use crate::rollup::Summary;

/// The money of self-evaluations; none where not every project states its budget, and the department states no sum.
///
/// # Errors
/// A figure that cannot be kept exactly.
pub(super) fn coverage(own: &Evaluations, documents: &[Department]) -> Result<Option<Coverage>, ArithmeticError> {
    let all_state_it = own.projects.value == own.with_budget.value && own.projects.value != Value::Figure(Figure::ZERO);
    let (funds, stated) = if all_state_it {
        (own.budget.clone(), false)
    } else {
        let stated = documents.iter().find_map(|document| stated_funds(document).transpose()).transpose()?;
        let Some(funds) = stated else { return Ok(None) };
        (CitedDocument::results().money("涉及预算资金", "/reported/funds", funds.into(), Summary::CURRENCY), true)
    };
    let spent = documents.iter().find_map(|document| Spending::of(document).transpose()).transpose()?;
    let shares = match (spent, funds.value.exact()) {
        (Some(spent), Some(funds)) => spent.shares(funds)?,
        _ => Vec::new(),
    };
    let stated_share = documents.iter().find_map(stated_share).filter(|_| stated && shares.is_empty());
    Ok(Some(Coverage { funds, stated, shares, stated_share }))
}

/// What a department states as the money under evaluation.
fn stated_funds(department: &Department) -> Result<Option<Fraction>, ArithmeticError> {
    let printed = department.reported.as_ref().and_then(|reported| reported.funds.as_ref());
    let amount: Option<Amount> = printed.and_then(|printed| printed.0.parse().ok());
    let Some(amount) = amount else { return Ok(None) };
    in_wan(amount.number.fraction(), amount.unit.as_deref().or(department.currency.as_deref()))
}

/// What a department states as the share of that money.
fn stated_share(department: &Department) -> Option<Cited> {
    let printed = department.reported.as_ref()?.coverage.as_ref()?;
    CitedDocument::results().cell("占项目支出总额", "/reported/coverage", Some(&printed.0))
}

/// An amount in 万元; none in a unit that is no money.
fn in_wan(amount: Fraction, unit: Option<&str>) -> Result<Option<Fraction>, ArithmeticError> {
    match unit.map(|unit| unit_factor(unit, Summary::CURRENCY)) {
        None => Ok(Some(amount)),
        Some(Some(factor)) => amount.multiply(factor).map(Some),
        Some(None) => Ok(None),
    }
}

/// A sum of project spending, and its place in the accounts.
#[derive(Clone, Debug)]
struct Spent {
    amount: Fraction,
    pointer: String,
}

/// Project spending in the accounts.
#[derive(Debug)]
struct Spending {
    /// 支出决算表: of all budgets.
    all: Option<Spent>,
    /// 一般公共预算财政拨款支出决算表: of the general public budget.
    general: Option<Spent>,
}

impl Spending {
    fn of(department: &Department) -> Result<Option<Self>, ArithmeticError> {
        let Some(accounts) = department.accounts.as_ref() else { return Ok(None) };
        let currency = department.currency.as_deref();
        let all = spent(&accounts.spending, "spending", currency)?;
        let general = spent(&accounts.general, "general", currency)?;
        Ok((all.is_some() || general.is_some()).then_some(Self { all, general }))
    }

    /// The shares of an amount: in the spending of the general public budget, and in all of it.
    fn shares(self, funds: Fraction) -> Result<Vec<SpendingShare>, ArithmeticError> {
        let Self { all, general } = self;
        let same = matches!((&all, &general), (Some(all), Some(general)) if all.amount == general.amount);
        let of_all = all.map(|spent| ("项目支出总额", spent));
        let of_general = general.filter(|_| !same).map(|spent| ("一般公共预算项目支出", spent));
        let shares = of_general.into_iter().chain(of_all);
        let possible = shares.filter(|(_, spent)| spent.amount.is_positive() && funds <= spent.amount);
        possible.map(|(of, spent)| share(funds, of, &spent)).collect()
    }
}

fn spent(rows: &[AccountRow], table: &str, currency: Option<&str>) -> Result<Option<Spent>, ArithmeticError> {
    // The row that sums a table up is the one without a code.
    let total = rows.iter().enumerate().find(|(_, row)| row.code.is_none());
    let Some((index, amount)) = total.and_then(|(index, row)| Some((index, row.project?))) else { return Ok(None) };
    let amount = in_wan(amount.fraction(), currency)?;
    Ok(amount.map(|amount| Spent { amount, pointer: format!("/accounts/{table}/{index}/project") }))
}

fn share(funds: Fraction, of: &str, spent: &Spent) -> Result<SpendingShare, ArithmeticError> {
    let percent = funds.divide(spent.amount)?.multiply(Fraction::whole(100))?.round(TWO_PLACES)?;
    let accounts = CitedDocument::accounts();
    Ok(SpendingShare {
        of: of.to_owned(),
        total: accounts.money(of, &spent.pointer, spent.amount.into(), Summary::CURRENCY),
        percent: accounts
            .number(&format!("涉及预算资金 ÷ {of}"), &format!("{}?share", spent.pointer), percent.into())
            .counted_in("%"),
    })
}
