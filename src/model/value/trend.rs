//! Which way a figure moves.

use serde::{Deserialize, Serialize};

/// What a number counts where it counts a change: 同比增长10%, 下降5%.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// 增长, 提高, 增加.
    Rise,
    /// 下降, 降低, 减少.
    Fall,
}
