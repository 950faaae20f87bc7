//! Steps that several methods make.

use crate::ledger::steps;

steps! {
    RATE = "rate" ("比例", "ratio");
    SHARE = "share" ("得分比例", "share earned");
    LOST = "lost" ("扣减", "lost");
    LEFT = "left" ("剩余", "what is left");
    EXCESS = "excess" ("超出", "excess");
    PART = "part" ("所占比例", "part of it");
    MEAN = "mean" ("平均", "mean");
    FROM_LOWER_END = "from_lower_end" ("不低于下限", "from the lower end on");
    TO_UPPER_END = "to_upper_end" ("不高于上限", "up to the upper end");
}
