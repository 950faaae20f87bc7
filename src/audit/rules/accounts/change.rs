//! How text says a change: 减少 2,732.53, 下降 36.95%, 与上年决算数一致.

use crate::lists::{Changes, lists};
use crate::model::value::Printed;
use crate::num::{fold_width, is_blank};

/// The change as a signed figure: `减少 2,732.53` as `-2,732.53`. What begins with none of the words is left as it is.
pub(super) fn signed(text: &Printed) -> Printed {
    let text: String = text.0.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let Changes { less, more, same, .. } = &lists().changes;
    if same.is_in(&text) {
        return Printed::from("0");
    }
    let figure = match (less.strip_prefix(&text), more.strip_prefix(&text)) {
        (Some(less), _) => format!("-{less}"),
        (None, Some(more)) => more.to_owned(),
        (None, None) => text,
    };
    Printed(figure.trim_end_matches("万元").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs() {
        for (text, figure) in [
            ("减少 2,732.53", "-2,732.53"),
            ("下降 36.95%", "-36.95%"),
            ("增加15.25万元", "15.25"),
            ("增长8.68％", "8.68%"),
            ("与上年决算数一致", "0"),
            ("基本持平", "0"),
            ("-4.01", "-4.01"),
        ] {
            assert_eq!(signed(&Printed::from(text)).0, figure, "{text}");
        }
    }
}
