//! When rules and figures are in force: both days included, in order, without overlap.

use super::Check;
use crate::methods::is_fixed;
use crate::model::value::{Date, YEARS};
use crate::words::text;

impl Check<'_> {
    pub(super) fn dates(&mut self) {
        if let Some(effective) = self.template.effective {
            self.period("/effective", effective.from, effective.to);
        }
        for (name, parameter) in &self.template.parameters {
            let pointer = format!("/parameters/{name}");
            if is_fixed(name) || name.contains(['/', '~']) || name.is_empty() {
                self.add(&pointer, text!("“{name}”不能作为参数名", "`{name}` cannot name a parameter"));
            }
            if parameter.values.is_empty() {
                self.add(&pointer, text!("参数至少须有一个值", "a parameter needs a value"));
            }
            for (index, value) in parameter.values.iter().enumerate() {
                self.period(&format!("{pointer}/values/{index}"), value.from, value.to);
            }
            for (index, pair) in parameter.values.windows(2).enumerate() {
                let [earlier, later] = pair else { continue };
                if !matches!((earlier.to, later.from), (Some(to), Some(from)) if to < from) {
                    let pointer = format!("{pointer}/values/{}", index + 1);
                    self.add(
                        &pointer,
                        text!(
                            "各值须按日期先后排列,且不重叠",
                            "the values go by date, the earliest first, without overlap"
                        ),
                    );
                }
            }
        }
    }

    fn period(&mut self, pointer: &str, from: Option<Date>, to: Option<Date>) {
        for day in [from, to].into_iter().flatten().filter(|day| !YEARS.contains(&day.year())) {
            let (first, last) = (YEARS.start(), YEARS.end());
            self.add(
                pointer,
                text!("{day} 不在 {first} 至 {last} 年之间", "{day} is not a day of the years {first} to {last}"),
            );
        }
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.add(pointer, text!("起日 {from} 晚于止日 {to}", "begins on {from}, after its end {to}"));
        }
    }
}
