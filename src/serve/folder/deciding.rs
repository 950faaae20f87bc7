//! `decide`: what a bureau says to a finding, written where audits look.

use serde::{Deserialize, Serialize};

use super::waivers::{with, without};
use super::writing::Takes;
use super::{Folder, Unwritten, lock};
use crate::audit::Finding;
use crate::calls::folder::{Counted, Files, FindingShown, LOG, Seen, WAIVERS, as_values, sign_of, standing, written};
use crate::intake::ScoringEngine;
use crate::model::assessment::Waiver;
use crate::model::decision::{Decision, DecisionKind};
use crate::print::line;
use crate::words::{Place, Problem, Problems, text};

/// What is decided.
#[derive(Debug, Deserialize)]
pub(in crate::serve) struct Deciding {
    /// The sign of the table.
    table: String,
    /// The sign of the finding.
    finding: String,
    decision: DecisionKind,
    /// What held of the finding when the person looked: `open`, `confirmed`, `dismissed`.
    standing: String,
    who: String,
    #[serde(default)]
    note: String,
}

#[derive(Serialize)]
struct Decided<'a> {
    findings: Vec<FindingShown<'a>>,
    counted: Counted,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<serde_json::Value>,
}

impl Folder {
    /// The answer of `decide`: all findings of the table, as they stand then.
    pub(in crate::serve) fn decide(&self, engine: &ScoringEngine, asked: &Deciding) -> Result<String, Unwritten> {
        if !self.options.writable {
            return Err(Unwritten::ReadOnly);
        }
        let _only = lock(&self.writing);
        let (name, file, index) = self.table(engine, &asked.table)?;
        let Some(seen) = self.seen(engine, &file, index)? else { return Err(Unwritten::ReadOnly) };
        let (log, _) = self.decisions()?;
        let Some(finding) = seen.finding(&asked.finding) else {
            let message =
                text!("表已改动,其中没有这个问题了", "the table was changed, and this is no longer found in it");
            return Err(self.conflict(&name, message, &seen)?);
        };
        let now = standing(finding, seen.year, &log);
        if asked.decision != DecisionKind::Comment && asked.standing != now {
            let message = text!("别人已先作了处理", "somebody else has decided meanwhile");
            return Err(self.conflict(&name, message, &seen)?);
        }
        asked.check(now)?;
        let waivers = self.state(WAIVERS)?;
        let changed = asked.waivers(&waivers, finding, seen.year)?;
        let line = line(&asked.line(self.today()?, finding, seen.year))
            .map_err(|error| Problem::new(Place::file(LOG), text!("无法写出:{error}", "cannot be written: {error}")))?;
        self.make_state_folder()?;
        if changed != waivers {
            self.root.write(WAIVERS, &changed, Takes::Place)?;
        }
        let before = self.state(LOG)?;
        let between = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        self.root.write(LOG, &format!("{before}{between}{line}\n"), Takes::Place)?;
        let seen = self.seen(engine, &file, index)?.unwrap_or(seen);
        Ok(self.decided(&seen, Vec::new())?)
    }

    fn make_state_folder(&self) -> Result<(), Problem> {
        self.root.make_folder(".jixiao").map_err(|error| {
            Problem::of_system(Place::file(".jixiao"), &text!("无法建立文件夹", "the folder cannot be made"), &error)
        })
    }

    fn decided(&self, seen: &Seen, problems: Vec<serde_json::Value>) -> Result<String, Problems> {
        let (log, _) = self.decisions()?;
        written(&Decided { findings: FindingShown::all(seen, &log), counted: seen.counted(), problems })
    }

    /// That somebody was there first, with what holds now.
    fn conflict(&self, name: &str, message: crate::words::Text, seen: &Seen) -> Result<Unwritten, Problems> {
        let advice = text!("请看清现状再处理", "look at what holds now, and decide then");
        let problem = Problem::new(Place::file(name), message).advise(advice);
        Ok(Unwritten::Conflict(self.decided(seen, as_values(vec![problem]))?))
    }
}

impl Deciding {
    /// A decision that others can follow says who decided, and why.
    fn check(&self, now: &str) -> Result<(), Problem> {
        let missing = |key: &str, message| Err(Problem::new(Place::file(key), message));
        if self.who.trim().is_empty() {
            return missing("who", text!("请写明由谁处理", "say who decides"));
        }
        let reasoned = matches!(self.decision, DecisionKind::Dismissed | DecisionKind::Comment);
        if reasoned && self.note.trim().is_empty() {
            return missing("note", text!("请写明理由或意见", "say why, or what is to be added"));
        }
        if self.decision == DecisionKind::Withdrawn && now == "open" {
            return missing("decision", text!("还没有处理,无可撤回", "nothing was decided that could be withdrawn"));
        }
        Ok(())
    }

    /// The file of waivers as it has to be then.
    fn waivers(&self, text: &str, finding: &Finding, year: Option<u16>) -> Result<String, Problems> {
        if self.decision == DecisionKind::Comment {
            return Ok(text.to_owned());
        }
        let without = match &finding.waived {
            Some(waiver) => without(text, waiver)?,
            None => text.to_owned(),
        };
        if self.decision != DecisionKind::Dismissed {
            return Ok(without);
        }
        let subject = finding.indicator.as_deref().and_then(|labels| labels.rsplit(" / ").next());
        let waiver = Waiver {
            code: finding.code.clone(),
            project: finding.project.clone(),
            year,
            department: finding.department.clone(),
            subject: subject.map(str::to_owned),
            reason: self.note.trim().to_owned(),
            by: self.who.trim().to_owned(),
            until: None,
        };
        with(&without, &waiver)
    }

    fn line(&self, on: crate::model::value::Date, finding: &Finding, year: Option<u16>) -> Decision {
        Decision {
            on,
            decision: self.decision,
            finding: sign_of(finding, year),
            code: finding.code.clone(),
            project: finding.project.clone(),
            department: finding.department.clone(),
            year,
            indicator: finding.indicator.clone(),
            message: finding.message.zh.clone(),
            by: self.who.trim().to_owned(),
            note: self.note.trim().to_owned(),
        }
    }
}
