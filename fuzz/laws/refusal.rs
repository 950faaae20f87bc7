//! What is said of inputs that are refused.

use jixiao::words::{Position, Problem, Problems};

/// An error says what is wrong and where, in the order of the file. The decoder's own message, the
/// same in both languages, would mean that the checker of shapes had found nothing.
pub(super) fn explains(bytes: &[u8], problems: &Problems) {
    let text = String::from_utf8_lossy(bytes);
    assert!(!problems.0.is_empty(), "refused without a reason");
    assert!(problems.0.is_sorted_by_key(|problem| &problem.place), "not in the order of the file: {problems}");
    for problem @ Problem { place, message, .. } in &problems.0 {
        let Some(Position::Text { line, column }) = place.position else { panic!("nowhere: {problem:?}") };
        let line = line.checked_sub(1).and_then(|above| text.split('\n').nth(above));
        let inside = line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&column));
        assert!(inside, "outside the text: {problem:?}");
        assert_ne!(message.zh, message.en, "only the decoder knew: {problem:?}");
    }
}

/// Whatever is refused has a reason, said in both languages.
pub(super) fn refuses(problems: &Problems) {
    assert!(!problems.0.is_empty(), "refused without a reason");
    for problem in &problems.0 {
        assert_ne!(problem.message.zh, problem.message.en, "said in one language: {problem:?}");
    }
}
