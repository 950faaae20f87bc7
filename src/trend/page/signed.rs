//! Figures with the sign of a change.

/// A figure with the sign of a change: +1.5, -1.5, 0.
pub(super) fn signed(figure: impl Copy + ToString) -> String {
    let figure = figure.to_string();
    let is_zero = figure.chars().all(|c| matches!(c, '0' | '.' | '-'));
    let figure = if is_zero { figure.trim_start_matches('-') } else { &figure };
    if is_zero || figure.starts_with('-') { figure.to_owned() } else { format!("+{figure}") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn changes_have_signs() {
        assert_eq!(["1.5", "-1.5", "0", "0.00", "-0.00"].map(super::signed), ["+1.5", "-1.5", "0", "0.00", "0.00"]);
    }
}
