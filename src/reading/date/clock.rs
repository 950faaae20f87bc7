//! An hour of the day by which something is done each day: 每日9时前, 工作日17:30前报送, 每天下午3点前.

use std::fmt;

use super::strip::{after, before};
use crate::num::is_blank;

/// Hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    hour: u8,
    minute: u8,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// The hour that a text names, whether it is a limit, and the text behind it; none where neither 每日 nor 前 shows that
/// an hour is meant.
pub(super) fn clock(text: &str) -> Option<(Clock, bool, &str)> {
    let text = after(text, &["应于", "须于", "于", "在"]).unwrap_or(text);
    let daily = every_day(text);
    let rest = daily.unwrap_or(text);
    let late = after(rest, &["下午", "晚上", "晚间", "傍晚"]);
    let rest = late.or_else(|| after(rest, &["早上", "上午", "凌晨", "中午", "清晨"])).unwrap_or(rest);
    let (clock, rest) = hour(rest, late.is_some())?;
    let (limited, rest) = before(rest);
    (limited || daily.is_some()).then_some((clock, limited, rest))
}

/// The text behind 每日, 每个工作日, 每周五.
fn every_day(text: &str) -> Option<&str> {
    const DAYS: &[&str] = &["工作日", "日", "天", "晚", "早"];
    if let Some(rest) = after(text, &["每周", "每星期"]) {
        return rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']);
    }
    match after(text, &["每个", "每"]) {
        Some(rest) => after(rest, DAYS),
        None => after(text, &["工作日", "当日", "当天", "次日", "节假日"]),
    }
}

/// 9时, 17:30, 8点20分.
fn hour(text: &str, late: bool) -> Option<(Clock, &str)> {
    let (hour, rest) = digits(text, 24)?;
    let (minute, rest) = match rest.strip_prefix([':', '时', '点']) {
        Some(behind) => digits(behind, 59).unwrap_or((0, behind)),
        None => return None,
    };
    let hour = if late && hour < 12 { hour + 12 } else { hour };
    Some((Clock { hour, minute }, rest.strip_prefix('分').or_else(|| rest.strip_prefix('整')).unwrap_or(rest)))
}

fn digits(text: &str, most: u8) -> Option<(u8, &str)> {
    let (digits, rest) = text.split_at_checked(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))?;
    let value = digits.parse().ok().filter(|value| *value <= most && digits.len() <= 2)?;
    Some((value, rest.trim_start_matches(is_blank)))
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn hours_of_each_day() {
        for (text, hour) in [
            ("每日7时前", "07:00"),
            ("每个工作日16:45前", "16:45"),
            ("每天下午2点前", "14:00"),
            ("当日18时20分前", "18:20"),
            ("每周一9:00前", "09:00"),
        ] {
            assert_eq!(clock(text).map(|(clock, ..)| clock.to_string()).as_deref(), Some(hour), "{text}");
        }
        for text in ["7时", "每日3次", "24小时", "每天25时前", "1:20"] {
            assert!(clock(text).is_none(), "{text}");
        }
    }
}
