//! The signs of a number format one by one, texts and escaped letters apart.

/// What a code is made of.
pub(super) enum Sign {
    /// A text that is shown as it is.
    Literal(String),
    /// A sign that means something.
    Code(char),
}

/// The signs of a code one by one.
pub(super) struct Signs<'c> {
    pub(super) rest: &'c str,
}

impl Iterator for Signs<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        let mut chars = self.rest.chars();
        let sign = chars.next()?;
        let (found, rest) = match sign {
            '"' => {
                let (text, rest) = chars.as_str().split_once('"').unwrap_or((chars.as_str(), ""));
                (Sign::Literal(text.to_owned()), rest)
            }
            '\\' | '!' => (Sign::Literal(chars.next().map(String::from).unwrap_or_default()), chars.as_str()),
            // As wide as the next sign.
            '_' => {
                chars.next();
                (Sign::Literal(String::new()), chars.as_str())
            }
            // Filled with the next sign, as often as there is room.
            '*' => {
                let fill = chars.next().filter(|fill| moves_figures(*fill));
                (Sign::Literal(fill.map(String::from).unwrap_or_default()), chars.as_str())
            }
            // A colour, a currency, a language.
            '[' => {
                let (inside, rest) = chars.as_str().split_once(']').unwrap_or((chars.as_str(), ""));
                (Sign::Literal(currency(inside).to_owned()), rest)
            }
            'G' if self.rest.starts_with("General") => {
                (Sign::Literal(String::new()), self.rest.get("General".len()..).unwrap_or_default())
            }
            '.' | ',' | '0' | '#' | '?' | '%' | '/' | 'E' | 'e' | '@' => (Sign::Code(sign), chars.as_str()),
            _ if sign.is_ascii_alphabetic() => (Sign::Code(sign), chars.as_str()),
            _ => (Sign::Literal(sign.to_string()), chars.as_str()),
        };
        self.rest = rest;
        Some(found)
    }
}

/// Whether a sign may be read as a part of a figure.
pub(super) fn is_of_figures(sign: char) -> bool {
    sign.is_numeric() || "〇零一二三四五六七八九".contains(sign)
}

/// The same, or a sign by which a figure behind it is another one.
pub(super) fn moves_figures(sign: char) -> bool {
    is_of_figures(sign) || matches!(sign, '.' | '．' | '-' | '−')
}

/// The sign of a currency, `$￥-804`, where it may be read as a part of a figure. Amounts are read without any other.
fn currency(inside: &str) -> &str {
    let Some(sign) = inside.strip_prefix('$') else { return "" };
    let sign = sign.rsplit_once('-').map_or(sign, |(sign, _)| sign);
    if sign.contains(moves_figures) { sign } else { "" }
}

/// The parts of a code, parted by semicolons: for numbers above, below and at zero, and for texts.
pub(super) fn parts(code: &str) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    code.split(|sign: char| {
        let ends = sign == ';' && !quoted && !escaped;
        quoted ^= sign == '"' && !escaped;
        escaped = matches!(sign, '\\' | '!') && !escaped;
        ends
    })
    .collect()
}
