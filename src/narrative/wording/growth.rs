//! Lists that a wording makes of lists: one that doubles with each step is longer than any memory after forty, and what asks
//! for its length asks in one step. So lists are put together a few times in a wording, and never where it is done over and
//! over: in what a namespace keeps from one round of a loop to the next, in a macro, which may call itself, and in a loop that
//! goes down into itself.

/// How often lists are put together: each may be twice as long as the one before.
pub(super) const TIMES: usize = 20;

/// What makes lists of lists, by names.
const JOINING: [&str; 3] = ["dict", "chain", "zip"];

/// What puts a list into another one.
const NESTING: [&str; 7] = ["batch", "slice", "groupby", "list", "map", "items", "dictsort"];

/// Whether lists may grow without end in a wording with these tags.
pub(super) fn is_endless(tags: &[&str]) -> bool {
    let (mut times, mut macros, mut loops) = (0, 0_usize, Vec::new());
    for tag in tags.iter().map(|tag| tag.trim_matches(['-', '+']).trim()) {
        let mut words = tag.split_whitespace();
        match words.next() {
            Some("macro") => macros += 1,
            Some("endmacro") => macros = macros.saturating_sub(1),
            Some("for") => loops.push(words.next_back() == Some("recursive")),
            Some("endfor") => _ = loops.pop(),
            _ => {}
        }
        let (joins, nests) = (joins(tag), literal(tag, Holds::Any) || names(tag, &NESTING));
        times += usize::from(joins);
        let again = macros > 0 || loops.contains(&true);
        if joins && again || is_kept(tag) && (joins || nests) {
            return true;
        }
    }
    times > TIMES
}

/// Whether a tag says what a namespace keeps: `set n.a = …`.
fn is_kept(tag: &str) -> bool {
    let set = tag.strip_prefix("set").filter(|rest| rest.starts_with(char::is_whitespace));
    set.and_then(|rest| rest.split_once('=')).is_some_and(|(name, _)| name.contains('.'))
}

/// Whether a tag puts lists together: in brackets, with a plus between what are no numbers, or by name.
fn joins(tag: &str) -> bool {
    literal(tag, Holds::Several) || adds(tag) || names(tag, &JOINING)
}

/// What a bracket holds that counts: anything with a name in it, or several things of which one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Any,
    Several,
}

/// Whether a tag has a list or a map in brackets.
fn literal(tag: &str, holds: Holds) -> bool {
    let signs: Vec<char> = without_texts(tag).chars().collect();
    // Brackets around one thing are no list. Behind a blank one begins, since words like `in` stand before lists.
    let opens = |sign: char| matches!(sign, '[' | '{') || sign == '(' && holds == Holds::Several;
    let begins = |at: usize, sign: char| opens(sign) && !before(&signs, at).is_some_and(ends_value);
    let inside = |at: usize| signs.get(at + 1..).unwrap_or_default();
    signs.iter().enumerate().any(|(at, sign)| begins(at, *sign) && holds_names(inside(at), holds))
}

/// Whether a tag adds what are no numbers.
fn adds(tag: &str) -> bool {
    let signs: Vec<char> = without_texts(tag).chars().filter(|sign| !sign.is_whitespace()).collect();
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let mut plus = signs.iter().enumerate().filter(|(_, sign)| **sign == '+');
    plus.any(|(at, _)| !digit(before(&signs, at)) && !digit(signs.get(at + 1).copied()))
}

fn before(signs: &[char], at: usize) -> Option<char> {
    at.checked_sub(1).and_then(|at| signs.get(at)).copied()
}

/// Whether a bracket behind a sign asks for something of what stands before it.
fn ends_value(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | ')' | ']' | '}' | '"')
}

/// Whether what a bracket holds has a name in it, and not texts and numbers alone.
fn holds_names(behind: &[char], holds: Holds) -> bool {
    let (mut open, mut comma, mut name) = (1_usize, false, false);
    for sign in behind {
        match sign {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open -= 1,
            ',' if open == 1 => comma = true,
            sign => name |= sign.is_alphabetic(),
        }
        if open == 0 {
            break;
        }
    }
    name && (comma || holds == Holds::Any)
}

/// Whether a tag has one of some names outside of its texts.
fn names(tag: &str, wanted: &[&str]) -> bool {
    let plain = without_texts(tag);
    plain.split(|sign: char| !sign.is_alphanumeric() && sign != '_').any(|name| wanted.contains(&name))
}

/// A tag with nothing in its texts.
fn without_texts(tag: &str) -> String {
    let (mut plain, mut quote, mut escaped) = (String::new(), None, false);
    for sign in tag.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if sign == '\\' => escaped = true,
            Some(begun) if begun == sign => {
                quote = None;
                plain.push('"');
            }
            Some(_) => {}
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            None => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::tags::tags;
    use super::*;

    #[test]
    fn lists_that_may_grow_without_end() {
        for wording in [
            "{% for i in range(200) %}{% set n.l = n.l + n.l %}{% endfor %}",
            "{% for i in range(200) %}{% set n.l = [n.l, n.l] %}{% endfor %}",
            "{% for i in range(200) %}{% set n.l = (n.l, n.l) %}{% endfor %}",
            "{% for i in range(200) %}{%- set n.l = n.l|chain(n.l) -%}{% endfor %}",
            "{% for i in range(60000) %}{% set n.l = n.l | batch(1) %}{% endfor %}",
            "{% for i in range(60000) %}{% set n.l = [n.l] %}{% endfor %}",
            "{% for i in range(200) %}{% set n.l = dict(a=n.l, b=n.l) %}{% endfor %}",
            "{% macro f(l, n) %}{{ f(l + l, n - 1) }}{% endmacro %}",
            "{% for x in l recursive %}{{ loop([x, x]) }}{% endfor %}",
            &"{% set l = l + l %}".repeat(21),
            &"{% for l in [[l, l]] %}".repeat(21),
            &"{% set l = a if b else [l, l] %}".repeat(21),
        ] {
            assert!(is_endless(&tags(wording)), "{wording}");
        }
        for wording in [
            "{% for i in l %}{% set n.count = n.count + 1 %}{% set n.t = n.t ~ '、' ~ i[0] %}{% endfor %}",
            "{% macro f(x) %}{% if x.result in [\"met\", 'a, b + c'] and (x.a and x.b) %}{{ x[-2:] }}{% endif %}{% endmacro %}",
            "{% for kind in [forms.own, forms.whole] %}{{ kind }}{% endfor %}{{ [a, b] | join('、') }}",
            "{% for row in rows | batch(3) %}{{ row | list }}{% endfor %}{{ names(own.tables[:3], 2) }}",
        ] {
            assert!(!is_endless(&tags(wording)), "{wording}");
        }
    }

    #[test]
    fn no_wording_of_the_program_is_one() {
        assert!(!is_endless(&tags(include_str!("wording.md"))));
    }
}
