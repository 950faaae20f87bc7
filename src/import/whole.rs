//! Forms on all the spending of a department, which ask for the department and for no project: they go by its name. Any other form
//! without a name stays without one.

use super::form::Form;
use super::label::Label;
use super::origin::Remark;
use crate::lists::lists;
use crate::words::text;

/// Names such a form after its department, or after who fills it in; none where it is no such form.
pub(super) fn name(form: &mut Form) -> Option<Remark> {
    let is_whole = |text: &String| {
        let title = Label::of(text);
        title.text().chars().count() <= LONGEST && lists().sheets.whole_forms.is_in(title.text())
    };
    form.head.iter().any(is_whole).then_some(())?;
    let owner = form.project.department.clone().or_else(|| form.project.unit.clone())?;
    form.project.department.get_or_insert_with(|| owner.clone());
    let (text, cell) = (owner.text.clone(), owner.cell);
    form.project.name = Some(owner);
    Some(Remark::at(
        cell,
        text!(
            "部门整体支出的表没有项目名称,以部门名称“{text}”为名",
            "a form on all the spending of a department has no name of a project and goes by that of the department, `{text}`"
        ),
    ))
}

/// Letters of a title.
const LONGEST: usize = 60;
