//! A formula that was filled into other cells: what it refers to moves along.

use crate::words::Address;

/// A formula as it is in another cell than the one in which it is written out.
pub(in crate::book) fn shifted(formula: &str, from: Address, to: Address) -> String {
    let (mut shifted, mut rest) = (String::new(), formula);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest.get(1..).and_then(|text| text.find('"')).map_or(rest.len(), |end| end + 2),
            sign if is_of_name(sign) => rest.find(|sign| !is_of_name(sign)).unwrap_or(rest.len()),
            sign => sign.len_utf8(),
        };
        let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let moved = if behind.starts_with('(') { None } else { reference(part, from, to) };
        shifted.push_str(&moved.unwrap_or_else(|| part.to_owned()));
        rest = behind;
    }
    shifted
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '$' | '_' | '.')
}

/// `$A1`, moved but for what stands behind a `$`.
fn reference(part: &str, from: Address, to: Address) -> Option<String> {
    let fixed_column = part.starts_with('$');
    let fixed_row = part.trim_start_matches('$').contains('$');
    let at = Address::parse(&part.replace('$', ""))?;
    let moved = |own: u32, from: u32, to: u32| (own + to).checked_sub(from);
    let column = if fixed_column { at.column } else { moved(at.column, from.column, to.column)? };
    let row = if fixed_row { at.row } else { moved(at.row, from.row, to.row)? };
    Some(Address::new(row, column).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_move_and_what_is_fixed_stays() {
        let at = |name: &str| Address::parse(name).unwrap();
        for (formula, to, is) in [
            ("D2/C2", "E4", "D4/C4"),
            ("$D2/C$2+$A$1", "F3", "D3/D2+A1"),
            ("SUM(D2:D5)*2", "E3", "SUM(D3:D6)*2"),
            ("IF(D2>=1,\"D2\",LOG10(D2))", "E3", "IF(D3>=1,\"D2\",LOG10(D3))"),
            ("ROUND(D2,2)", "E1", "ROUND(D1,2)"),
        ] {
            assert_eq!(shifted(formula, at("E2"), at(to)), is, "{formula}");
        }
    }
}
