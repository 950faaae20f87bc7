//! Where the tags of a wording end: not at the first brace, which may stand in a text or in a map.

/// What is between the signs of each tag of a wording. What its engine would refuse anyway may be one long tag.
pub(super) fn tags(wording: &str) -> Vec<&str> {
    let (mut tags, mut rest) = (Vec::new(), wording);
    while let Some(at) = rest.find('{') {
        let from = rest.get(at..).unwrap_or_default();
        rest = if let Some(comment) = from.strip_prefix("{#") {
            behind(comment, "#}")
        } else if let Some((inside, after)) = tag(from) {
            tags.push(inside);
            if is_raw(inside) { behind_raw(after) } else { after }
        } else {
            from.get(1..).unwrap_or_default()
        };
    }
    tags
}

/// The tag with which a text begins, and what is behind it.
fn tag(from: &str) -> Option<(&str, &str)> {
    let (inside, ends) = match (from.strip_prefix("{{"), from.strip_prefix("{%")) {
        (Some(inside), _) => (inside, "}}"),
        (_, Some(inside)) => (inside, "%}"),
        _ => return None,
    };
    let length = length(inside, ends);
    Some((inside.get(..length)?, inside.get(length + ends.len()..).unwrap_or_default()))
}

/// How many bytes stand before the end of a tag: those of texts and of everything in brackets are passed over.
fn length(inside: &str, ends: &str) -> usize {
    let (mut quote, mut escaped, mut open) = (None, false, 0_usize);
    for (at, sign) in inside.char_indices() {
        match (quote, sign) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(begun), _) if begun == sign => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, _) if open == 0 && inside.get(at..).is_some_and(|rest| rest.starts_with(ends)) => return at,
            (None, '(' | '[' | '{') => open += 1,
            (None, ')' | ']' | '}') => open = open.saturating_sub(1),
            _ => {}
        }
    }
    inside.len()
}

fn is_raw(tag: &str) -> bool {
    tag.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '+')) == "raw"
}

fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, after)| after)
}

/// What is behind the tag that ends what is no wording but printed as it is.
fn behind_raw(mut rest: &str) -> &str {
    while let Some((_, after)) = rest.split_once("{%") {
        let name = after.trim_start_matches(['-', '+']).trim_start();
        if name.starts_with("endraw") {
            return behind(name, "%}");
        }
        rest = after;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn a_tag_ends_where_its_engine_ends_it() {
        for (wording, found) in [
            ("{得}{{ a }}分{% if b -%}", &[" a ", " if b -"][..]),
            ("{{ '}}' ~ a }}", &[" '}}' ~ a "]),
            (r#"{{ "\"}}" ~ '"' }}{{ b }}"#, &[r#" "\"}}" ~ '"' "#, " b "]),
            ("{{ {'a': {}} }}{% set a = {'b': {}} %}", &[" {'a': {}} ", " set a = {'b': {}} "]),
            ("{# it's {{ #}{{ a }}", &[" a "]),
            ("{%- raw -%}{#{{{%+ endrow %}{%- endraw %}{{ a }}", &["- raw -", " a "]),
            ("{{ a", &[" a"]),
        ] {
            assert_eq!(tags(wording), found, "{wording}");
        }
    }
}
