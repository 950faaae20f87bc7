//! # J309 wrong-direction · 目标方向相反 · A target in the wrong direction
//!
//! ## 中文
//! 检查:产出数量、满意度、名称写明越多越好的指标(受益、增收、合格率、办结率等)是否写成“≤”,成本与事故、投诉之类是否写成“≥”。
//! 为何:方向反了,做得越少得分越高,或花得越多得分越高。
//! 依据:已公布的表:建设村庄数量写作“≤4”。名称的判断为本程序所定。
//! 例:数量指标“开展精品示范村建设数量”,目标 ≤4。
//! 怎样改正:改正运算符:产出与效益写“≥”,成本与差错写“≤”,并按规定程序调整目标。
//! 不算:故障次数、投诉率、办理时限等写“≤”;节约率、配套与到位资金、补助标准写“≥”;三公经费、会议、接待等须控制的数量写“≤”;名称看不出方向的效益;零目标;没有写运算符的目标。
//!
//! ## English
//! Checks: whether a quantity of output, a satisfaction, or what one wants more of by its name (受益, 增收, 合格率, 办结率 and the like) is capped by ≤, or a cost, a complaint or an accident asked for by ≥.
//! Why: turned round, whoever does less, or spends more, gets more points.
//! Basis: published tables: a number of villages to build with ≤4. How names are judged is our own.
//! Example: the quantity 开展精品示范村建设数量 has the target ≤4.
//! How to correct: turn the operator round: ≥ for outputs and benefits, ≤ for costs and failures, and have the target changed.
//! Not flagged: ≤ on failures, complaints and processing times; ≥ on savings, matching funds and rates of benefits paid; ≤ on what has to be restrained, such as receptions and meetings; benefits whose names do not tell the direction; targets of zero; targets without an operator.

use super::tier::{is_cost, is_quantity, is_satisfaction};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::subject::{Line, Subject};
use crate::model::scorecard::Kind;
use crate::model::value::Relation;
use crate::num::ArithmeticError;
use crate::reading::{unit_factor, usual_relation};
use crate::words::Text;

pub(crate) const RULE: Rule = Rule {
    code: "J309",
    slug: "wrong-direction",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("wrong_direction.rs"),
    table: Some(check),
    folder: None,
};

/// Quantities that have to be held down, and measures that may be limited either way.
const RESTRAINED: &str = "接待 出国 出境 会议 控制 压减 压缩 编制 编外 公务 公车 用车 三公 限 超 最高 最多 标准 费 出差 差旅 借调 聘用 \
    临聘 供养 印刷 能耗 用水 用电 用纸 减少 降低 下降 存量 库存 缺 误 不 未 非 病 次品 废 退 漏 停 断电 断水 断供 中断 损 距 时间 天数 周期 间隔 宽 厚 径 深 \
    浓度 含量 噪 污染 密度 PM";

/// What one wants more of, wherever it stands.
const WANTED: &str = "合格率 达标率 完成率 及时率 覆盖率 到位率 通过率 优良率 准确率 知晓率 参与率 就业率 入学率 成活率 保存率 办结率 持证率 普及率 \
    利用率 入住率 参保率 巩固率 签约率 治愈率 兑付率 发放率 转化率 升学率 整改率 增收 \
    受益 带动就业 就业人数";

/// What is counted under costs and still wanted.
const WANTED_MONEY: &str = "节约 节省 收入 收益 效益 产值 争取 配套 到位 筹措 补助 补贴 救助 供养 低保 保障标准 保障金 资助 奖励 工资 待遇 生均";

/// What a cost without a unit is called.
const COSTS: &str = "成本 费 投资 造价 单价 支出 金额";

/// What one wants less of.
const UNWANTED: &str = "事故 投诉 火灾 差错 违规 违纪 超支 逾期 延误 死亡 伤亡 故障 失误 返工 退货 返贫 辍学 误差 漏报 漏损 损耗 拖欠 \
    超标 空置 闲置 破损";

/// Units of times, concentrations and shares.
const OTHER_UNITS: &str =
    "年 月 个月 周 天 日 工作日 个工作日 小时 个小时 分钟 秒 % ‰ 个百分点 mg μg g ppm dB 分贝 ℃ 倍";

/// How the count of it goes on.
const COUNTED: &str = "率 数 次数 起数 件数 人数 数量 比例 发生率 发生数 发生次数";

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(subject: &Subject<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for line in subject.lines.iter().filter(|line| !line.row.is_out()) {
        let Some((proposal_zh, proposal_en)) = turned_round(line) else { continue };
        let (name, target) = (line.name(), line.target_text());
        let message = Text::new(
            format!("“{name}”的目标 {target} 方向相反,{proposal_zh}"),
            format!("the target {target} of {name} points the wrong way: {proposal_en}"),
        );
        report.add(Found::new(line.pointer("target"), message));
    }
    Ok(())
}

/// What the operator should say, where it is printed and says the opposite.
pub(crate) fn turned_round(line: &Line<'_>) -> Option<(&'static str, &'static str)> {
    let target = line.target();
    let plain = target.kind == Kind::Number && !target.guessed && target.trend.is_none();
    // The name of the form may ask for it: 临时救助标准(<**元/户·年).
    let zero = target.value.as_deref().is_some_and(|value| value.chars().all(|c| matches!(c, '0' | '.')));
    if !plain || zero || line.name().contains(['<', '≤', '>', '≥']) {
        return None;
    }
    let usual = usual_relation(&line.indicator.path, line.name(), target)?;
    match (target.relation?, usual) {
        (Relation::AtMost | Relation::Below, Relation::AtLeast) if wants_more(line) => {
            Some(("越多越好的应写“≥”", "more of it is wanted, which takes ≥"))
        }
        (Relation::AtLeast | Relation::Above, Relation::AtMost) if wants_less(line) => {
            Some(("越少越好的应写“≤”", "it is to be kept low, which takes ≤"))
        }
        _ => None,
    }
}

fn wants_more(line: &Line<'_>) -> bool {
    let name = line.name();
    let negated = |word: &str| ["不", "未", "非"].iter().any(|no| name.contains(&format!("{no}{word}")));
    if WANTED.split(' ').any(|word| name.contains(word) && !negated(word)) {
        return true;
    }
    if is_satisfaction(line) {
        return !name.contains("不满意") && line.target().unit.as_deref() == Some("%");
    }
    is_quantity(line) && is_count(line) && !RESTRAINED.split(' ').any(|word| name.contains(word))
}

fn wants_less(line: &Line<'_>) -> bool {
    let name = line.name();
    let contains = |list: &str| list.split(' ').any(|word| name.contains(word));
    let cost = line.target().unit.as_ref().map_or_else(|| contains(COSTS), |_| is_money(line));
    if is_cost(line) && cost {
        return !contains(WANTED_MONEY);
    }
    UNWANTED.split(' ').any(|word| COUNTED.split(' ').any(|count| name.ends_with(&format!("{word}{count}"))))
}

/// Whether it counts things; amounts of money, times, concentrations and shares may be limited either way.
fn is_count(line: &Line<'_>) -> bool {
    let head = line.target().unit.as_deref().and_then(|unit| unit.split('/').next()).unwrap_or_default();
    !is_money(line) && !OTHER_UNITS.split(' ').any(|unit| unit == head)
}

/// Money, per something or not.
fn is_money(line: &Line<'_>) -> bool {
    let unit = line.target().unit.as_deref().and_then(|unit| unit.split('/').next());
    unit.is_some_and(|unit| unit_factor(unit, "元").is_some())
}
