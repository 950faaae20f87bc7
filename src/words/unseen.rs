//! Signs that nobody sees: they take no room, and whatever stands beside them looks as it does without them.

/// Whether a sign is not seen by itself: those that programs leave out of what they draw (the Unicode property
/// `Default_Ignorable_Code_Point`, DerivedCoreProperties.txt of Unicode 16), the marks of annotations, the filler of Khitan script,
/// and those that Unicode says are no characters.
///
/// Blanks without width, soft hyphens, signs of direction, fillers, selectors of variants and tags are among them.
#[must_use]
pub const fn is_unseen(sign: char) -> bool {
    if (sign as u32) < 0xad {
        return false;
    }
    matches!(
        sign,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{16fe4}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || (sign as u32) & 0xfffe == 0xfffe
}
