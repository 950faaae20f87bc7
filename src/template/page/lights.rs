//! What a template says of the lights of monitoring.

use super::Page;
use crate::model::template::{Due, Gap, LightBand, Lights};
use crate::print::{light, limits};
use crate::words::{Language, say};

impl Page<'_> {
    pub(super) fn lights(&mut self, lights: &Lights) {
        self.progress(lights);
        self.bands(say!(self.language, "资金灯", "lights of the money"), &lights.budget, &lights.basis);
        self.plan(lights);
        if let Some(gap) = &lights.gap {
            self.gap(gap, &lights.basis);
        }
        if !lights.exempt.is_empty() {
            let kinds = lights.exempt.join(say!(self.language, "、", ", "));
            self.cited(say!(self.language, "不监控", "not monitored"), &kinds, &lights.basis);
        }
        let language = self.language;
        let [kept, partial, broken] = [lights.kept, lights.partial, lights.broken].map(|one| light(one, language));
        let says = say!(
            language,
            "守住 {kept},部分达成 {partial},突破 {broken}",
            "kept {kept}, partly {partial}, broken {broken}"
        );
        self.cited(say!(self.language, "其他目标的灯", "lights of other targets"), &says, &lights.basis);
    }

    pub(super) fn progress(&mut self, lights: &Lights) {
        let subject = say!(self.language, "进度灯", "lights of progress");
        if lights.progress.is_empty() {
            let says = say!(
                self.language,
                "年内没有界限,达到全年目标的按守住",
                "no limit within the year; a target of the year that is reached is kept"
            );
            self.cited(subject, says, &lights.basis);
        }
        self.bands(subject, &lights.progress, &lights.basis);
    }

    pub(super) fn bands(&mut self, subject: &str, bands: &[LightBand], basis: &str) {
        if !bands.is_empty() {
            self.cited(subject, &in_bands(bands, self.language), basis);
        }
    }

    pub(super) fn plan(&mut self, lights: &Lights) {
        let due = |due: &Due| {
            say!(self.language, "{month} 月 {due}", "month {month}: {due}", month = due.month, due = due.due)
        };
        let says: Vec<String> = lights.plan.iter().map(due).collect();
        if !says.is_empty() {
            let says = says.join(say!(self.language, ",", ", "));
            self.cited(say!(self.language, "资金应执行", "money due by"), &says, &lights.basis);
        }
    }

    pub(super) fn gap(&mut self, gap: &Gap, basis: &str) {
        let mut says = in_bands(&gap.bands, self.language);
        if !gap.except.is_empty() {
            let except = gap.except.join(say!(self.language, "、", ", "));
            says.push_str(&say!(self.language, ";{except}不比较", "; not of {except}"));
        }
        self.cited(say!(self.language, "完成率与执行率之差", "gap of completion and money"), &says, basis);
    }
}

/// Each light with the values that it stands for.
fn in_bands(bands: &[LightBand], language: Language) -> String {
    let says = |band: &LightBand| {
        let ends = limits([band.from, band.above, band.to, band.below], language);
        format!("{} {ends}", light(band.light, language))
    };
    bands.iter().map(says).collect::<Vec<_>>().join(say!(language, ",", ", "))
}
