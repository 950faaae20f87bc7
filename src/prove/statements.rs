//! What was proven, in words with figures.

use std::borrow::Cow;

use super::limits::Limits;
use super::proof::Proof;
use super::sweep::Sweep;
use crate::methods::MethodRule;
use crate::methods::parameters::Band;
use crate::methods::parameters::VerdictBand;
use crate::model::template::{LightBand, TierRule};
use crate::model::value::Share;
use crate::num::Number;
use crate::template::Rulebook;
use crate::template::Template;
use crate::words::{Text, text, word};

/// Every statement on a template that has been read and swept.
pub(super) fn proofs(book: &Rulebook, sweep: &Sweep, limits: &Limits) -> Vec<Proof> {
    let template = &book.template;
    let mut proofs = vec![points(template)];
    proofs.extend(bands(template));
    proofs.extend([within(sweep), monotone(template, sweep), results(template), names(book), basis(template)]);
    proofs.push(examples(template));
    proofs.extend(pinned(limits));
    proofs
}

fn holds(about: &'static str, says: Text) -> Proof {
    Proof { about: Cow::Borrowed(about), holds: true, pointer: None, says }
}

fn points(template: &Template) -> Proof {
    let total = template.total;
    if !template.must_add_up {
        return holds(
            "points",
            text!("分值:本模板不要求各表合计为 {total}", "weights: tables need not add up to {total} here"),
        );
    }
    if template.tiers.is_empty() {
        return holds(
            "points",
            text!(
                "分值:不限定一级指标,各表合计须为 {total}",
                "weights: no tiers are set, tables have to add up to {total}"
            ),
        );
    }
    let tiers = template.tiers.iter().map(|tier| (Text::same(&tier.name), limits_of(tier)));
    let execution = template.execution.iter().map(|rule| (text!("执行率", "execution rate"), rule.weight.to_string()));
    let part = |(name, weight): (Text, String)| {
        if weight.is_empty() { name } else { text!("{name} {weight}", "{name} {weight}"; name) }
    };
    let sum = Text::joined(tiers.chain(execution).map(part), word(" + ", " + "));
    holds("points", text!("分值逐级合计:{sum} = {total}", "weights add up at every tier: {sum} = {total}"; sum))
}

fn limits_of(tier: &TierRule) -> String {
    let shown = |limit: Option<Number>| limit.map_or_else(|| "…".to_owned(), |limit| limit.to_string());
    match (tier.weight, tier.min, tier.max) {
        (Some(weight), ..) => weight.to_string(),
        (None, None, None) => String::new(),
        (None, min, max) => format!("{}–{}", shown(min), shown(max)),
    }
}

/// The edges of bands, and the side to which each belongs; none where there are no bands.
fn bands(template: &Template) -> Option<Proof> {
    let mut parts = Vec::new();
    for (name, scheme) in &template.methods {
        let (count, edges) = match scheme {
            MethodRule::Bands(rule) => (rule.bands.len(), rule.bands.iter().filter_map(of_band).collect::<Vec<_>>()),
            MethodRule::Verdict(rule) => (rule.bands.len(), rule.bands.iter().filter_map(of_verdict).collect()),
            _ => continue,
        };
        parts.push((Text::same(name), count, edges));
    }
    if let Some(lights) = &template.lights {
        let edges = |bands: &[LightBand]| bands.iter().filter_map(of_light).collect();
        let gap = lights.gap.as_ref().map(|gap| gap.bands.as_slice()).unwrap_or_default();
        for (name, bands) in [
            (text!("进度灯", "progress"), lights.progress.as_slice()),
            (text!("资金灯", "money"), &lights.budget),
            (text!("差距灯", "gap"), gap),
        ] {
            if !bands.is_empty() {
                parts.push((name, bands.len(), edges(bands)));
            }
        }
    }
    if parts.is_empty() {
        return None;
    }
    let edge = |(at, included): LowerEnd| {
        let step = if included { text!("上", "upper") } else { text!("下", "lower") };
        text!("{at} 属于{step}一档", "{at} to the {step} one"; step)
    };
    let part = |(name, count, edges): (Text, usize, Vec<LowerEnd>)| {
        let edges = Text::joined(edges.into_iter().map(edge), word("、", ", "));
        text!("{name} {count} 档({edges})", "{name} {count} bands ({edges})"; name, edges)
    };
    let all = Text::joined(parts.into_iter().map(part), word(";", "; "));
    Some(holds("bands", text!("分档无空隙、无重叠:{all}", "bands without gap or overlap: {all}"; all)))
}

/// The lower end of a band, and whether it belongs to the band.
type LowerEnd = (Share, bool);

fn of_band(band: &Band) -> Option<LowerEnd> {
    lower_end(band.from, band.above)
}

fn of_verdict(band: &VerdictBand) -> Option<LowerEnd> {
    lower_end(band.from, band.above).filter(|(at, _)| !at.fraction().is_zero())
}

fn of_light(band: &LightBand) -> Option<LowerEnd> {
    lower_end(band.from, band.above)
}

fn lower_end(from: Option<Share>, above: Option<Share>) -> Option<LowerEnd> {
    from.map(|at| (at, true)).or_else(|| above.map(|at| (at, false)))
}

fn within(sweep: &Sweep) -> Proof {
    let count = grouped(sweep.scores);
    holds(
        "within",
        text!("得分在 0 与分值之间:试算 {count} 次", "points lie between 0 and the weight: tried {count} times"),
    )
}

fn monotone(template: &Template, sweep: &Sweep) -> Proof {
    let count = grouped(sweep.pairs);
    let mut exceptions = sweep.exceptions.clone();
    let costs =
        |rule: &crate::model::template::FarAbove| rule.steps.iter().any(|step| !step.loses.fraction().is_zero());
    exceptions.extend(template.far_above.iter().filter(|rule| costs(rule)).map(|_| "far_above".to_owned()));
    let mut proof = holds(
        "monotone",
        text!(
            "单调:结果更好,得分不会更低(比较 {count} 对)",
            "monotone: a better result never earns less ({count} pairs compared)"
        ),
    );
    if !exceptions.is_empty() {
        proof.says.push(&text!(
            ";惩罚超额的除外:{exceptions}", "; but for those that punish overshoot: {exceptions}";
            exceptions = Text::list(exceptions)
        ));
    }
    proof
}

fn results(template: &Template) -> Proof {
    let Some(grading) = &template.grading else {
        return holds("lights", text!("每一进度都有一盏灯", "every progress has a light"));
    };
    let grade = |grade: &crate::model::template::Grade| match (grade.from, grade.above) {
        (Some(from), _) => format!("{} ≥ {from}", grade.name),
        (None, Some(above)) => format!("{} > {above}", grade.name),
        (None, None) => grade.name.clone(),
    };
    let (grades, total) = (grading.grades.iter().map(grade).collect::<Vec<_>>(), template.total);
    holds(
        "grades",
        text!("等级覆盖 0 至 {total}:{grades}", "grades cover 0 to {total}: {grades}"; grades = Text::list(grades)),
    )
}

fn names(book: &Rulebook) -> Proof {
    let template = &book.template;
    let formula = |scheme: &&MethodRule| matches!(scheme, MethodRule::Formula(_));
    let formulas = template.methods.values().filter(formula).count() + template.caps.len();
    let (methods, parameters) = (book.methods().len(), template.parameters.len());
    holds(
        "names",
        text!(
            "没有未知的名称:方法 {methods} 个,公式 {formulas} 个,参数 {parameters} 个",
            "no unknown names: {methods} methods, {formulas} formulas, {parameters} parameters"
        ),
    )
}

fn basis(template: &Template) -> Proof {
    let count = template.basis.len();
    let open: Vec<&str> =
        template.basis.iter().filter(|(_, basis)| !basis.verified).map(|(name, _)| name.as_str()).collect();
    let mut proof = holds("basis", text!("依据:{count} 处", "sources: {count}"));
    if !open.is_empty() {
        let unread = open.len();
        proof.says.push(&text!(
            ",其中 {unread} 处未核实原文:{open}", ", of which {unread} not read in the original: {open}";
            open = Text::list(open)
        ));
    }
    proof
}

fn examples(template: &Template) -> Proof {
    let count = template.examples.len();
    if count == 0 {
        let says = text!("没有算例", "there are no examples");
        return Proof { about: Cow::Borrowed("examples"), holds: false, pointer: None, says };
    }
    holds("examples", text!("算例:{count} 个,全部重算一致", "examples: {count}, all come out"))
}

/// How many limits are held in place; each that is not, for itself.
fn pinned(limits: &Limits) -> Vec<Proof> {
    let mut proof = holds(
        "limits",
        text!(
            "界限:{pinned} 处,移动末位一步即被发现",
            "limits: {pinned}, moved by their last digit each is noticed",
            pinned = limits.pinned
        ),
    );
    if limits.remarks > 0 {
        proof.says.push(&text!(
            ";另有 {count} 处只影响提示或打印,不影响得分",
            "; {count} more decide remarks or print, and no points",
            count = limits.remarks
        ));
    }
    let unpinned = limits.unpinned.iter().map(|limit| {
        let (pointer, printed, instead) = (&limit.pointer, &limit.printed, &limit.instead);
        let says = text!(
            "未被算例固定的界限:{pointer} {printed}(改为 {instead} 无人发现)",
            "no example holds this limit: {pointer} {printed} (nobody notices {instead})";
            instead = Text::list(instead)
        );
        Proof { about: Cow::Borrowed("limit"), holds: false, pointer: Some(pointer.clone()), says }
    });
    let none = limits.pinned == 0 && limits.remarks == 0;
    (!none).then_some(proof).into_iter().chain(unpinned).collect()
}

/// A count with commas between groups of three.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
