//! A summary as people read it: a table a level, then what all come to.

use super::cells::{amounts, grades, label, money};
use super::table;
use crate::audit::page::roster;
use crate::model::template::EvaluationKind;
use crate::print::{Reader, wrap};
use crate::rollup::summary::{Counted, Extreme, Group, ReportedTotals, StatedResults, Summary};
use crate::words::{Language, Text, Word, say, word};

/// Levels from the highest down, and the total.
#[must_use]
pub fn summary(summary: &Summary, language: Language, width: u16) -> String {
    let page = Page { summary, language, width };
    let mut text = String::new();
    for depth in 1..=summary.by.len() {
        text.push_str(&page.title(depth));
        text.push_str(&table::level(summary, depth, language, width));
        text.push('\n');
    }
    page.total(&mut text);
    if let Some(check) = &summary.roster {
        text.push('\n');
        text.push_str(roster(check, Reader { language, width }).trim_end());
        text.push('\n');
    }
    text
}

struct Page<'s> {
    summary: &'s Summary,
    language: Language,
    width: u16,
}

impl Page<'_> {
    fn title(&self, depth: usize) -> String {
        let levels = self.summary.by.iter().take(depth).map(|by| by.word().get(self.language).to_owned());
        let levels = levels.collect::<Vec<_>>().join(say!(self.language, "、", ", "));
        let kind = self.kind();
        say!(
            self.language,
            "{kind}按{levels}汇总(金额单位:{currency})\n",
            "{kind} by {levels} (in {currency})\n",
            currency = self.summary.currency
        )
    }

    fn kind(&self) -> &'static str {
        match self.summary.kind {
            EvaluationKind::SelfEvaluation => say!(self.language, "单位自评", "Self-evaluations"),
            EvaluationKind::Department => say!(self.language, "部门评价", "Evaluations by departments"),
            EvaluationKind::Finance => say!(self.language, "财政评价", "Evaluations by finance bureaus"),
            EvaluationKind::Whole => say!(self.language, "部门整体支出自评", "Self-evaluations of whole departments"),
            EvaluationKind::Monitoring => say!(self.language, "绩效运行监控", "Monitoring"),
        }
    }

    /// A line with its name before it.
    fn line(&self, name: &str, says: &str, text: &mut String) {
        if !says.is_empty() {
            text.push_str(&wrap(&format!("{name}{}{says}", say!(self.language, ":", ": ")), 2, self.width));
            text.push('\n');
        }
    }

    fn total(&self, text: &mut String) {
        let total = &self.summary.total;
        let (comma, list) = (say!(self.language, ",", ", "), say!(self.language, "、", ", "));
        text.push_str(say!(self.language, "合计\n", "Total\n"));
        self.line(say!(self.language, "项目", "projects"), &self.projects(total), text);
        self.line(say!(self.language, "等级", "grades"), &grades(&total.grades, list), text);
        // Beside sums stands their own rate; one of other sums says so.
        let rate = total.rate_percent.filter(|_| !table::has_other_sums(total));
        let [budget, executed] = amounts(total).map(|amount| amount.map(money));
        let amounts = [
            (say!(self.language, "预算", "budget"), budget, " 万元"),
            (say!(self.language, "执行", "executed"), executed, " 万元"),
            (say!(self.language, "执行率", "rate"), rate.map(|rate| rate.to_string()), "%"),
        ];
        let amounts = amounts.into_iter().filter_map(|(name, figure, unit)| Some(format!("{name} {}{unit}", figure?)));
        self.line(say!(self.language, "资金", "money"), &amounts.collect::<Vec<_>>().join(comma), text);
        if table::has_other_sums(total) {
            let note = table::of_rate(total, self.language);
            self.line(say!(self.language, "其中", "of which"), &note, text);
        }
        let means = [
            (say!(self.language, "平均", "mean"), &total.mean_score),
            (say!(self.language, "按预算加权", "weighted by budget"), &total.budget_weighted_mean_score),
        ];
        let means = means.into_iter().filter_map(|(name, mean)| Some(format!("{name} {}", mean.as_ref()?)));
        self.line(say!(self.language, "得分", "score"), &means.collect::<Vec<_>>().join(comma), text);
        self.line(say!(self.language, "填报总分", "stated totals"), &self.reported_totals(total), text);
        self.line(say!(self.language, "最高", "highest"), &self.extreme(total.highest.as_ref()), text);
        self.line(say!(self.language, "最低", "lowest"), &self.extreme(total.lowest.as_ref()), text);
        let bins = total.distribution.iter().rev();
        let bins = bins.map(|bin| {
            say!(self.language, "{from} 分起 {count} 个", "{count} from {from}", from = bin.from, count = bin.count)
        });
        self.line(say!(self.language, "分布", "distribution"), &bins.collect::<Vec<_>>().join(list), text);
        let tiers =
            total.tiers.iter().filter_map(|tier| Some(format!("{} {}%", tier.tier, tier.share_percent.as_ref()?)));
        self.line(say!(self.language, "各级指标得分率", "earned by tier"), &tiers.collect::<Vec<_>>().join(list), text);
        if let Some(findings) = &total.findings {
            let shown = findings.iter().map(|(code, count)| format!("{code} {count}")).collect::<Vec<_>>().join(list);
            let none = say!(self.language, "无", "none").to_owned();
            self.line(say!(self.language, "审核发现", "findings"), if shown.is_empty() { &none } else { &shown }, text);
            if self.summary.table_waivers {
                let accepted = say!(self.language, "采纳了表中自带的豁免", "those that stand in the tables counted");
                self.line(say!(self.language, "豁免", "waivers"), accepted, text);
            }
        }
        if total.full_points.len() > 1 {
            let points = total.full_points.iter().map(|(points, count)| format!("{points} × {count}"));
            let name = say!(self.language, "满分不一,平均分可比性差", "full points differ, so that means say little");
            self.line(name, &points.collect::<Vec<_>>().join(list), text);
        }
        self.counted(say!(self.language, "未计分", "not scored"), &total.not_scored, text);
        self.counted(say!(self.language, "备注", "remark"), &total.remarks, text);
        self.counted(say!(self.language, "未计入", "left out"), &self.summary.left_out, text);
        for stated in &self.summary.stated {
            self.stated(stated, text);
        }
    }

    fn projects(&self, total: &Group) -> String {
        let Group { projects, scored, reported, judged, .. } = total;
        let by_people = match judged {
            0 => String::new(),
            _ => say!(self.language, "(含评判得分的 {judged} 个)", " ({judged} with judged points)"),
        };
        let open: usize = total.not_scored.iter().map(|counted| counted.count).sum();
        say!(
            self.language,
            "{projects} 个,其中按表计分 {scored} 个{by_people},按填报得分计入 {reported} 个,未计分 {open} 个",
            "{projects}: {scored} scored{by_people}, {reported} with a reported total, {open} not scored"
        )
    }

    /// What departments state, beside what was computed.
    fn reported_totals(&self, total: &Group) -> String {
        let ReportedTotals { projects, not_scored, mean_score: Some(mean) } = total.reported_totals else {
            return String::new();
        };
        let open = match not_scored {
            0 => String::new(),
            _ => say!(self.language, ",其中未能计分的 {not_scored} 个", ", {not_scored} of them not scored"),
        };
        say!(self.language, "平均 {mean},{projects} 个项目写有{open}", "mean {mean}, of {projects} projects{open}")
    }

    fn extreme(&self, extreme: Option<&Extreme>) -> String {
        let Some(Extreme { score, count, projects }) = extreme else { return String::new() };
        let names = projects.join(say!(self.language, "、", ", "));
        let more = count.saturating_sub(projects.len());
        // Chinese says how many there are, English how many are left.
        let more = match more {
            0 => String::new(),
            more => {
                let counted = Text::given(count.to_string(), more.to_string());
                say!(self.language, "等 {count} 个", " and {count} more", count = counted.get(self.language))
            }
        };
        format!("{score} · {names}{more}")
    }

    fn counted(&self, name: &str, list: &[Counted], text: &mut String) {
        for counted in list {
            let count = say!(self.language, "{name} {count} 个", "{name} {count}", count = counted.count);
            self.line(&count, counted.get(self.language), text);
        }
    }

    /// What a department states, for the reader to compare.
    fn stated(&self, stated: &StatedResults, text: &mut String) {
        let (comma, list) = (say!(self.language, ",", ", "), say!(self.language, "、", ", "));
        let named =
            |name: Word, figure: Option<String>| figure.map(|figure| format!("{} {figure}", name.get(self.language)));
        let figures = [
            named(word("项目", "projects"), stated.projects.map(|projects| projects.to_string())),
            Some(grades(&stated.grades, list)).filter(|grades| !grades.is_empty()),
            named(word("涉及资金", "funds"), stated.funds.as_ref().map(|funds| funds.0.clone())),
            named(
                word("占项目支出", "share of project spending"),
                stated.coverage.as_ref().map(|share| share.0.clone()),
            ),
        ];
        let figures = figures.into_iter().flatten().collect::<Vec<_>>().join(comma);
        let year = stated.year.map(|year| format!(" {year}")).unwrap_or_default();
        let department = label(Some(&stated.department), self.language);
        self.line(&format!("{}{department}{year}", say!(self.language, "部门填报 ", "stated by ")), &figures, text);
    }
}
