//! Values with keys: the keys come in the order in which programs write them, mostly, and are told by a glance.

use super::name::Name;
use super::scan::Scanner;

/// Keys that one value may have: the usual ones in the order in which programs write them, then others.
pub(super) type Keys<K, const N: usize> = [(Name, K); N];

/// Calls for the value of each key; none of an unknown one, or of one that stands twice.
#[inline]
pub(super) fn keys<'l, K: Copy, const N: usize>(
    line: &mut Scanner<'l>,
    keys: &Keys<K, N>,
    mut value: impl FnMut(&mut Scanner<'l>, K) -> Option<()>,
) -> Option<()> {
    line.pass(b'{')?;
    let (mut is_first, mut seen, mut expected) = (true, 0_u32, 0);
    while line.next(is_first, b'}')? {
        is_first = false;
        let (number, key) = one_of(line, keys, expected)?;
        let bit = 1 << number;
        (seen & bit == 0).then_some(())?;
        (seen, expected) = (seen | bit, number + 1);
        value(line, key)?;
    }
    Some(())
}

/// The key that comes, and its number: mostly the one behind the last one, or one behind that.
#[inline]
fn one_of<K: Copy, const N: usize>(line: &mut Scanner<'_>, keys: &Keys<K, N>, expected: usize) -> Option<(usize, K)> {
    let mut number = expected;
    while let Some((name, key)) = keys.get(number) {
        if line.pass_written(name).is_some() {
            return Some((number, *key));
        }
        number += 1;
    }
    let found = keys.iter().position(|(name, _)| line.pass_name(name).is_some())?;
    keys.get(found).map(|(_, key)| (found, *key))
}

/// Calls for each item of a list.
#[inline]
pub(super) fn items<'l>(line: &mut Scanner<'l>, mut item: impl FnMut(&mut Scanner<'l>) -> Option<()>) -> Option<()> {
    line.pass(b'[')?;
    let mut is_first = true;
    while line.next(is_first, b']')? {
        is_first = false;
        item(line)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: Keys<&str, 3> =
        [(Name::of("path"), "path"), (Name::of("execution_score"), "score"), (Name::of("name"), "name")];

    fn read(line: &str) -> Option<Vec<(&str, &str)>> {
        let mut found = Vec::new();
        keys(&mut Scanner::of(line)?, &KEYS, |line, key| {
            found.push((key, line.number()?));
            Some(())
        })?;
        Some(found)
    }

    #[test]
    fn keys_are_known_however_they_are_written() {
        for (line, found) in [
            (r#"{"path":1,"execution_score":2,"name":3}"#, Some(vec![("path", "1"), ("score", "2"), ("name", "3")])),
            (r#"{"path":1,"name":33333333333333}"#, Some(vec![("path", "1"), ("name", "33333333333333")])),
            (r#"{ "name" :3 , "path": 1 }"#, Some(vec![("name", "3"), ("path", "1")])),
            ("{}", Some(vec![])),
            (r#"{"path":1,"path":2}"#, None),
            (r#"{"path":1,"path" :2}"#, None),
            (r#"{"pathe":1,"name":33333333333333}"#, None),
            (r#"{"pat":1,"name":33333333333333}"#, None),
            (r#"{"path"1,"name":33333333333333}"#, None),
            (r#"{"path":1,}"#, None),
            (r#"{"path""#, None),
        ] {
            assert_eq!(read(line), found, "{line}");
        }
    }
}
