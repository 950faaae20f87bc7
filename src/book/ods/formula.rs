//! A formula of OpenDocument → the same as workbooks of Excel keep it: `of:=SUM([.D2:.D5];[$表.A1])` is `SUM(D2:D5,'表'!A1)`.

/// What stands for a formula that is read by nobody here, or that fills several cells.
pub(super) const UNREAD: &str = "{}";

/// The formula; one of another grammar stays unread.
pub(super) fn formula(written: &str) -> String {
    written.strip_prefix("of:=").and_then(translated).unwrap_or_else(|| UNREAD.to_owned())
}

fn translated(written: &str) -> Option<String> {
    let (mut formula, mut rest) = (String::new(), written);
    while let Some(first) = rest.chars().next() {
        let (part, behind) = rest.split_at_checked(length(first, rest)?)?;
        match first {
            '[' => formula.push_str(&reference(part.strip_prefix('[')?.strip_suffix(']')?)?),
            ';' => formula.push(','),
            _ => formula.push_str(part),
        }
        rest = behind;
    }
    Some(formula)
}

/// The bytes of what begins with a sign: a text, a reference, or the sign alone.
fn length(first: char, rest: &str) -> Option<usize> {
    match first {
        '"' => Some(rest.get(1..)?.find('"')? + 2),
        '[' => Some(rest.find(']')? + 1),
        _ => Some(first.len_utf8()),
    }
}

/// `.A1`, `$表.A1:.B2`; what refers to another book is none.
fn reference(written: &str) -> Option<String> {
    if written.contains('#') {
        return None;
    }
    // A sheet may have a colon in its name, a cell has none.
    let (from, to) = written.split_once(":.").map_or((written, None), |(from, to)| (from, Some(to)));
    let (sheet, from) = from.rsplit_once('.')?;
    let sheet = sheet.trim_start_matches('$');
    let cells = to.map_or_else(|| from.to_owned(), |to| format!("{from}:{to}"));
    Some(match sheet {
        "" => cells,
        quoted if quoted.starts_with('\'') => format!("{quoted}!{cells}"),
        plain => format!("'{plain}'!{cells}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_those_of_other_workbooks() {
        for (written, is) in [
            ("of:=SUM([.D2:.D5];[$表.A1])", "SUM(D2:D5,'表'!A1)"),
            ("of:=[.$D$2]*100%", "$D$2*100%"),
            ("of:=IF([.D2]>=1;\"a;[.b]\";['第 1 张'.C3])", "IF(D2>=1,\"a;[.b]\",'第 1 张'!C3)"),
            ("of:=[$第1张.C3:.D9]", "'第1张'!C3:D9"),
            ("of:=['file:///a.ods'#$表.A1]", UNREAD),
            ("msoxl:=A1", UNREAD),
            ("of:=[.D2", UNREAD),
        ] {
            assert_eq!(formula(written), is, "{written}");
        }
    }
}
