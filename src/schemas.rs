//! The JSON Schemas of everything that goes in and comes out: the files of `schemas/`, which a test makes from the types themselves.

use std::sync::LazyLock;

use serde_json::Value;

use crate::audit::{Audit, AuditProfile};
use crate::diff::{Diff, TemplateDiff};
#[cfg(feature = "excel")]
use crate::form::FormLayout;
#[cfg(feature = "excel")]
use crate::import::ImportLayout;
use crate::lists::Lists;
use crate::model::assessment::{Assessment, WaiverFile};
use crate::model::decision::Decision;
use crate::model::department::Department;
use crate::model::roster::RosterFile;
use crate::model::scorecard::Scorecard;
use crate::monitor::Monitoring;
use crate::narrative::Narrative;
use crate::points::PointsLine;
use crate::proposal::{Proposal, ResultUse};
use crate::prove::TemplateCheck;
use crate::read::Shaped;
use crate::report::Overview;
use crate::rollup::Summary;
use crate::sample::Sample;
#[cfg(feature = "seal")]
use crate::seal::Seal;
use crate::template::Template;
use crate::trend::YearOnYear;

/// Names the type behind each file of `schemas/`.
macro_rules! schemas {
    ($($(#[$when:meta])? $name:literal: $type:ty,)+) => {
        /// The schemas by name.
        pub const NAMES: &[&str] = &[$($name),+];

        /// The schema of a name, as the text of its file.
        #[must_use]
        pub fn schema(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../schemas/", $name, ".json"))),)+
                _ => None,
            }
        }

        $(
            $(#[$when])?
            impl Shaped for $type {
                const NAME: &'static str = stringify!($type);

                fn schema() -> &'static Value {
                    // A million faulty lines are told by a schema that is read once.
                    static READ: LazyLock<Value> = LazyLock::new(|| {
                        serde_json::from_str(include_str!(concat!("../schemas/", $name, ".json"))).unwrap_or_default()
                    });
                    &READ
                }
            }
        )+

        /// The schema of a name, made from its type.
        #[cfg(test)]
        fn made(name: &str) -> Option<schemars::Schema> {
            match name {
                $($(#[$when])? $name => Some(schemars::schema_for!($type)),)+
                _ => None,
            }
        }
    };
}

schemas! {
    "assessment": Assessment,
    "audit": Audit,
    "audit-profile": AuditProfile,
    "decision": Decision,
    "department": Department,
    "diff": Diff,
    #[cfg(feature = "excel")]
    "form-layout": FormLayout,
    #[cfg(feature = "excel")]
    "import-layout": ImportLayout,
    "monitoring": Monitoring,
    "narrative": Narrative,
    "overview": Overview,
    "points": PointsLine,
    "proposal": Proposal,
    "result-use": ResultUse,
    "roster": RosterFile,
    "sample": Sample,
    "scorecard": Scorecard,
    #[cfg(feature = "seal")]
    "seal": Seal,
    "summary": Summary,
    "template": Template,
    "template-check": TemplateCheck,
    "template-diff": TemplateDiff,
    "trend": YearOnYear,
    "waivers": WaiverFile,
    "words": Lists,
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::Map;

    use super::*;

    /// Results that this program does not read again: later versions may say more in them, and whoever checks them by a schema of today
    /// shall not refuse that. What it does read again is closed, so that nothing can be hidden in it.
    const OPEN: [&str; 7] = ["audit", "diff", "narrative", "overview", "template-check", "template-diff", "trend"];

    /// Allows keys that are not known.
    fn open(schema: &mut Map<String, Value>) {
        if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
            schema.remove("additionalProperties");
        }
        schema.values_mut().for_each(open_all);
    }

    fn open_all(value: &mut Value) {
        match value {
            Value::Object(schema) => open(schema),
            Value::Array(items) => items.iter_mut().for_each(open_all),
            _ => {}
        }
    }

    fn text_of_its_type(name: &str) -> Option<String> {
        let mut schema = made(name)?;
        schema.insert("$id".to_owned(), format!("urn:jixiao:schema:{name}:1").into());
        if OPEN.contains(&name) {
            open(schema.ensure_object());
        }
        Some(serde_json::to_string_pretty(&schema).unwrap() + "\n")
    }

    /// `INSTA_UPDATE=always cargo test schemas` writes them.
    #[test]
    fn the_files_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        let mut others = Vec::new();
        for name in NAMES {
            let Some(made) = text_of_its_type(name) else { continue };
            if schema(name) == Some(made.as_str()) {
                continue;
            }
            if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
                std::fs::write(folder.join(name).with_extension("json"), made).unwrap();
            }
            others.push(name);
        }
        assert!(
            others.is_empty(),
            "not what the types say: {others:?}; INSTA_UPDATE=always cargo test schemas writes them"
        );
    }
}
