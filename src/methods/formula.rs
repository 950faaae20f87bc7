//! # formula · 公式
//!
//! ## 中文
//! 适用:任何指标;公式用到的数值须齐全。
//! 公式:得分 = 公式的值,不低于 0,不高于分值。可用:目标值 target、实际值 actual、分值 weight、完成率 rate、预算数 budget、年初预算数 initial、到位数 received、执行数 executed、执行率 execution_rate、其他指标的 id(其得分)、模板的参数;+ - * / 比较 且 或 非 if min max round abs clamp。
//! 依据:模板规定;公式的每一步都写入推导。
//! 例:公式 分值 * clamp(完成率, 0, 1),目标 100,实际 85,分值 10:8.5。
//! 边界:除数为 0、数值缺失则无法评定并写明;取舍 round 按模板的方式;循环引用的模板不能加载。
//!
//! ## English
//! Applies to: any indicator that has the figures which the formula names.
//! Formula: points = the value of the formula, not below 0 and not above the weight. Names: target, actual, weight, rate (completion), budget, initial, received, executed, execution_rate, the ids of other indicators (their points), the parameters of the template; + - * / comparisons && || ! if min max round abs clamp.
//! Basis: the template; every step of the formula is one of the derivation.
//! Example: formula weight * clamp(rate, 0, 1), target 100, actual 85, weight 10: 8.5.
//! Limits: a zero divisor or a missing figure makes it unassessable, and says so; round goes by the template's mode; a template whose formulas go in a circle cannot be loaded.

// The computation itself is that of `score::figures`: formulas stand in caps as well.
