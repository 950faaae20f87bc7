//! What the tabs of a workbook say: no two the same, and nothing that a tab cannot say.

use crate::book::paper::Paper;
use crate::words::TakenNames;

/// Letters of a tab.
const LONGEST: usize = 31;

/// The tabs of sheets, in their order.
pub(in crate::book) fn tabs(papers: &[Paper]) -> Vec<String> {
    let mut taken = TakenNames::default();
    papers.iter().map(|paper| free(&plain(&paper.name), &mut taken)).collect()
}

/// A name without what tabs refuse.
fn plain(name: &str) -> String {
    let sign = |sign: char| {
        if matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || sign.is_control() { ' ' } else { sign }
    };
    let name: String = name.chars().map(sign).collect();
    let name = name.trim().trim_matches('\'');
    if name.is_empty() { "Sheet".to_owned() } else { name.to_owned() }
}

/// The name, with a number where another sheet has it. Capital letters make no other name.
fn free(name: &str, taken: &mut TakenNames) -> String {
    taken.free(|number| {
        let behind = if number == 1 { String::new() } else { format!("({number})") };
        // A tab counts in units of UTF-16.
        let mut room = LONGEST.saturating_sub(behind.len());
        let fits = |sign: &char| {
            let enough = room >= sign.len_utf16();
            room = room.saturating_sub(sign.len_utf16());
            enough
        };
        name.chars().take_while(fits).collect::<String>().trim_end_matches('\'').to_owned() + &behind
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_are_what_a_workbook_takes() {
        let long = "宏观经济调研费".repeat(6);
        let names = ["a/b:c", "A b c", "", &long, &long, "'引号'"];
        let papers = names.map(|name| Paper { name: name.to_owned(), ..Paper::default() });
        let tabs = tabs(&papers);
        assert_eq!([&tabs[0], &tabs[1], &tabs[2], &tabs[5]], ["a b c", "A b c(2)", "Sheet", "引号"]);
        assert!(tabs.iter().all(|tab| tab.encode_utf16().count() <= LONGEST), "{tabs:?}");
        assert!(tabs[4].ends_with("(2)"));
    }
}
