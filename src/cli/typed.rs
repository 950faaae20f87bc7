//! The command as it was typed, so that a message can give it back with what it lacks, to be copied.

/// The command with its arguments; what a shell would part or change stands in quotes.
pub(super) fn typed() -> String {
    let arguments = std::env::args().skip(1).map(|argument| quoted(&argument));
    ["jixiao".to_owned()].into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
}

fn quoted(argument: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_./\\:,=+@%".contains(sign);
    if !argument.is_empty() && argument.chars().all(is_plain) { argument.to_owned() } else { format!("\"{argument}\"") }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_a_shell_would_part_stands_in_quotes() {
        for (argument, shown) in [
            ("自评表/", "自评表/"),
            ("C:\\表\\a.xlsx", "C:\\表\\a.xlsx"),
            ("2024年 自评", "\"2024年 自评\""),
            ("a(1).xlsx", "\"a(1).xlsx\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(argument), shown);
        }
    }
}
