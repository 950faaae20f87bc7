//! Lines of a stream, none longer than so many bytes: what is beyond is passed over without being kept.

use std::io::{self, BufRead};

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RequestLine {
    /// With something in it.
    Whole(Vec<u8>),
    /// Without anything.
    Blank,
    /// Longer than any may be.
    TooLong,
}

/// The next line; none at the end of the stream.
pub(super) fn request_line(input: &mut impl BufRead, longest: usize) -> io::Result<Option<RequestLine>> {
    let (mut line, mut is_too_long, mut has_begun) = (Vec::new(), false, false);
    loop {
        let some = input.fill_buf()?;
        let end = some.iter().position(|byte| *byte == b'\n');
        let part = some.get(..end.unwrap_or(some.len())).unwrap_or_default();
        has_begun |= !some.is_empty();
        is_too_long |= line.len() + part.len() > longest;
        if is_too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let (taken, is_last) = (part.len() + usize::from(end.is_some()), some.is_empty());
        input.consume(taken);
        if end.is_some() || is_last {
            return Ok(has_begun.then(|| of_bytes(line, is_too_long)));
        }
    }
}

fn of_bytes(line: Vec<u8>, is_too_long: bool) -> RequestLine {
    match line.trim_ascii() {
        _ if is_too_long => RequestLine::TooLong,
        [] => RequestLine::Blank,
        _ => RequestLine::Whole(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn lines_come_whole_or_are_too_long() {
        for capacity in 1..12 {
            let mut input = BufReader::with_capacity(capacity, b"12345\n\n \r\n123456\n1\n12".as_slice());
            let mut next = || request_line(&mut input, 5).unwrap();
            let whole = |text: &str| Some(RequestLine::Whole(text.into()));
            assert_eq!(next(), whole("12345"), "{capacity}");
            assert_eq!((next(), next()), (Some(RequestLine::Blank), Some(RequestLine::Blank)));
            assert_eq!(next(), Some(RequestLine::TooLong));
            assert_eq!((next(), next(), next(), next()), (whole("1"), whole("12"), None, None));
        }
    }
}
