//! By what two tables are known to be of one project and one year: then one of them corrects the other, and they must
//! not both be counted.

use super::names::name_core;
use super::same_project::without_unit;
use crate::model::assessment::Project;
use crate::model::template::EvaluationKind;

/// What separates the parts of a key; no name has it.
const BETWEEN: &str = "\u{1F}";

/// The key of a table: who evaluates, whose project it is, what it is called and of which year it is, however that is
/// typed. Projects of one name are told apart by code, department, unit and district, where these are written.
#[must_use]
pub(crate) fn table_key(kind: EvaluationKind, year: Option<u16>, project: &Project) -> String {
    let Project { name, department, unit, code, district, city, .. } = project;
    let name = plain(name);
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let [city, district, department, code, whole_unit] =
        [city, district, department, code, unit].map(|text| text.as_deref().map(plain).unwrap_or_default());
    let name = without_unit(&name, unit.as_deref()).to_owned();
    [format!("{kind:?}"), year, city, district, department, whole_unit, name, code].join(BETWEEN)
}

/// A name without blanks, in half width, with one kind of brackets.
#[must_use]
pub(crate) fn plain(text: &str) -> String {
    let bracket = |c| match c {
        '【' | '〔' | '[' | '〈' | '{' => '(',
        '】' | '〕' | ']' | '〉' | '}' => ')',
        c => c,
    };
    name_core(text).chars().map(bracket).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, unit: Option<&str>, code: Option<&str>) -> String {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let department = owned(Some("水务局"));
        let project =
            Project { name: name.to_owned(), department, unit: owned(unit), code: owned(code), ..Project::default() };
        table_key(EvaluationKind::SelfEvaluation, Some(2024), &project)
    }

    #[test]
    fn blanks_and_brackets_of_any_width_make_no_other_project() {
        let usual = key("河道清淤(一期)", None, None);
        for other in
            ["河道清淤\u{FF08}一期\u{FF09}", "河道清淤【一期】", " 河道 清淤\u{3000}(一期)", "河道清淤〔一期〕"]
        {
            assert_eq!(key(other, None, None), usual, "{other}");
        }
        assert_eq!(key("运行费(排水站)", Some("排水站"), None), key("运行费", Some("排水站"), None));
    }

    #[test]
    fn names_units_and_codes_tell_projects_apart() {
        let usual = key("河道清淤", None, None);
        assert_ne!(key("河道清淤(二期)", None, None), usual);
        assert_ne!(key("河道清淤", Some("排水站"), None), usual);
        assert_ne!(key("河道清淤", None, Some("A1")), usual);
    }
}
