//! The shape of a file: all unknown keys, missing keys and values of the wrong kind at once, each
//! with its place and the nearest name.
//!
//! The JSON Schema of the type that was wanted says what belongs where, so that the keys stand in
//! one place only, the type itself. This runs when decoding has failed, never on good input.

use super::node::{Key, MAX_UNQUOTED_DIGITS, Node, Value, significant_digits};
use super::source::{Format, Source};
use crate::model::value::{Date, Share};
use crate::num::{Number, NumberError, is_blank_mark};
use crate::words::{Problem, Problems, Text, Word, text, word};

type Schema = serde_json::Value;

/// What a key of a type is called in another language, by the names of both; the usual name first.
type Names = fn(&str, &str) -> &'static [String];

/// Everything about a value that does not fit a schema, in the order of the file.
pub(super) fn problems(source: &Source, node: &Node<'_>, schema: &Schema, names: Names) -> Vec<Problem> {
    let mut checker = Checker { source, root: schema, names, problems: Vec::new(), more: 0 };
    checker.check(node, schema);
    if checker.more > 0 {
        checker.problems.push(Problems::and_more(source.place(node.end), checker.more));
    }
    checker.problems
}

/// The name most like a wrong one, where one is like it at all.
pub(crate) fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    likest(wrong, names, 0.7)
}

/// The same of words that may be Chinese and short.
#[cfg(feature = "cli")]
pub(crate) fn nearest_word<'n>(wrong: &str, words: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    likest(wrong, words, LIKE_IN_CHINESE)
}

/// Whether one letter is wrong, missing or too many, or two stand the wrong way round.
#[cfg(feature = "excel")]
pub(crate) fn is_nearly(wrong: &str, word: &str) -> bool {
    wrong.chars().count().abs_diff(word.chars().count()) < 2 && strsim::osa_distance(wrong, word) == 1
}

/// Of two Chinese signs one in common is much.
const LIKE_IN_CHINESE: f64 = 0.65;

fn likest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>, least: f64) -> Option<&'n str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(wrong, name), name))
        .filter(|(likeness, _)| likeness.total_cmp(&least).is_ge())
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// What integrators call a key, and its name here: the words of other exports.
const SYNONYMS: [(&str, &str); 9] = [
    ("score", "reported"),
    ("points", "reported"),
    ("note", "reason"),
    ("remark", "reason"),
    ("remarks", "reason"),
    ("rate", "execution_rate"),
    ("total_score", "total"),
    ("total_weight", "weight"),
    ("title", "name"),
];

/// The name that is meant by another word for it, where there is one.
fn synonym<'n>(wrong: &str, names: &[&'n str]) -> Option<&'n str> {
    let (_, meant) = SYNONYMS.iter().find(|(word, _)| *word == wrong)?;
    names.iter().copied().find(|name| name == meant)
}

/// Advice that names the nearest of some names, and all of them.
pub(crate) fn choices(wrong: &str, names: &[&str]) -> Text {
    let all = names.join(", ");
    match synonym(wrong, names).or_else(|| nearest(wrong, names.iter().copied())) {
        Some(name) => {
            text!("是否指“{name}”?可用:{all}", "did you mean `{name}`? known are: {all}")
        }
        None => text!("可用:{all}", "known are: {all}"),
    }
}

/// What is written before and behind a key.
struct Example {
    before: &'static str,
    behind: &'static str,
}

struct Checker<'a> {
    source: &'a Source,
    root: &'a Schema,
    names: Names,
    problems: Vec<Problem>,
    /// How many more there are than are told.
    more: usize,
}

impl<'a> Checker<'a> {
    fn check(&mut self, node: &Node<'_>, schema: &'a Schema) {
        let of = type_of(schema);
        let schema = self.resolve(schema);
        let types = types(schema);
        if let Some(choices) = schema.get("anyOf").and_then(Schema::as_array) {
            // `anyOf` is how an optional value of a named type is written: the type, or null.
            if let (false, Some(wanted)) = (matches!(node.value, Value::Null), choices.first()) {
                self.check(node, wanted);
            }
            return;
        }
        let names = constants(schema);
        if !names.is_empty() {
            return self.one_of(node, &names, of);
        }
        if let Some(choices) = schema.get("oneOf").and_then(Schema::as_array) {
            return self.tagged(node, choices, of);
        }
        match (&node.value, schema.get("format").and_then(Schema::as_str)) {
            (Value::Null, _) if types.contains(&"null") => {}
            (Value::Text(text), Some("open-decimal")) if is_blank_mark(text) => {}
            (Value::Text(text), Some("decimal" | "open-decimal")) => self.decimal(node, text, str::parse::<Number>),
            (Value::Text(text), Some("share")) => self.decimal(node, text, str::parse::<Share>),
            (Value::Text(text), Some("date")) if text.parse::<Date>().is_err() => {
                let message = text!("“{text}”不是 1900 至 2200 年之间的日期", "`{text}` is no day from 1900 to 2200");
                let advice = text!("请写作 2024-12-31", "write it as 2024-12-31");
                self.add(node.start, message, Some(advice));
            }
            (Value::Number(digits), format) if types.iter().any(|t| matches!(*t, "number" | "integer")) => {
                if significant_digits(digits) > MAX_UNQUOTED_DIGITS {
                    self.too_many_digits(node, digits);
                } else if types.contains(&"integer") {
                    self.whole_number(node, digits, schema);
                } else if matches!(format, Some("decimal" | "open-decimal" | "share")) {
                    self.decimal(node, digits, str::parse::<Number>);
                }
            }
            (Value::Text(_), _) if types.contains(&"string") => {}
            (Value::Bool(_), _) if types.contains(&"boolean") => {}
            (Value::List(items), _) if types.contains(&"array") => {
                if let Some(item_schema) = schema.get("items") {
                    for item in items {
                        self.check(item, item_schema);
                    }
                }
            }
            (Value::Table(_), _) if types.contains(&"object") => self.table(node, schema, of),
            _ => self.wrong_type(node, &types),
        }
    }

    fn resolve(&self, schema: &'a Schema) -> &'a Schema {
        let reference = schema.get("$ref").and_then(Schema::as_str).and_then(|r| r.strip_prefix('#'));
        reference.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
    }

    fn table(&mut self, node: &Node<'_>, schema: &'a Schema, of: &str) {
        let Value::Table(entries) = &node.value else { return };
        let properties = schema.get("properties").and_then(Schema::as_object);
        let known: Vec<&str> = properties.into_iter().flat_map(|p| p.keys().map(String::as_str)).collect();
        let others = schema.get("additionalProperties");
        for (key, value) in entries {
            if let Some(property) = properties.and_then(|p| p.get(key.name.as_ref())) {
                self.check(value, property);
            } else if let Some(others) = others.filter(|others| others.is_object()) {
                self.check(value, others);
            } else {
                let message = text!("未知的键“{name}”", "unknown key `{name}`", name = key.name);
                self.add(key.start, message, Some(self.choices(&key.name, &known, of)));
            }
        }
        let required = schema.get("required").and_then(Schema::as_array).into_iter().flatten();
        for name in required.filter_map(Schema::as_str).filter(|name| node.get(name).is_none()) {
            let property = properties.and_then(|properties| properties.get(name));
            let example = property.and_then(|property| self.example(self.resolve(property)));
            let usual = self.usual(of, name);
            let key = usual.filter(|_| self.is_in_chinese(node)).unwrap_or(name);
            let advice = example.map(|Example { before, behind }| {
                let typed = format!("{before}{key}{behind}");
                let meant = usual.filter(|usual| *usual != key).map_or_else(String::new, |usual| format!("({usual})"));
                let line = Text { zh: format!("{typed}{meant}"), en: typed };
                text!("补写 {line}", "add {line}"; line)
            });
            self.add(node.start, text!("缺少键“{key}”", "the key `{key}` is missing"), advice);
        }
    }

    /// What is written around a key that is missing.
    fn example(&self, schema: &Schema) -> Option<Example> {
        let types = types(schema);
        let is = |kind: &str| types.contains(&kind);
        let (before, behind) = match self.source.format {
            Format::Toml if is("object") => ("[", "]"),
            Format::Toml if is("array") => ("[[", "]]"),
            Format::Toml if is("string") => ("", " = \"…\""),
            Format::Json if is("string") => ("\"", "\": \"…\""),
            _ => return None,
        };
        Some(Example { before, behind })
    }

    /// Advice that names the nearest of some names, and all of them, in the language of the wrong one.
    fn choices(&self, wrong: &str, names: &[&'a str], of: &str) -> Text {
        if wrong.is_ascii() {
            return choices(wrong, names);
        }
        let usual = Text::list(names.iter().map(|name| self.usual(of, name).unwrap_or(name)));
        let all = names.iter().flat_map(|name| (self.names)(of, name)).map(String::as_str);
        match likest(wrong, all, LIKE_IN_CHINESE) {
            Some(name) => text!("是否指“{name}”?可用:{usual}", "did you mean `{name}`? known are: {usual}"; usual),
            None => text!("可用:{usual}", "known are: {usual}"; usual),
        }
    }

    fn usual(&self, of: &str, name: &str) -> Option<&'static str> {
        (self.names)(of, name).first().map(String::as_str)
    }

    /// Whether a key of a table was typed in Chinese, be it that it has another name by now.
    fn is_in_chinese(&self, node: &Node<'_>) -> bool {
        let Value::Table(entries) = &node.value else { return false };
        let typed =
            |key: &Key<'_>| self.source.parsed().get(key.start..).unwrap_or_default().trim_start_matches(['"', '\'']);
        entries.iter().any(|(key, _)| typed(key).starts_with(|first: char| !first.is_ascii()))
    }

    fn one_of(&mut self, node: &Node<'_>, names: &[&'a str], of: &str) {
        match &node.value {
            Value::Text(text) if names.contains(&text.as_ref()) => {}
            Value::Text(text) => {
                let message = text!("“{text}”不是可选值", "`{text}` is not one of the choices");
                self.add(node.start, message, Some(self.choices(text, names, of)));
            }
            _ => self.wrong_type(node, &["string"]),
        }
    }

    /// One of several tables, told apart by the text under `kind`.
    fn tagged(&mut self, node: &Node<'_>, choices: &'a [Schema], of: &str) {
        let name = |choice: &'a Schema| choice.pointer("/properties/kind/const").and_then(Schema::as_str);
        match (&node.value, node.get("kind").map(|kind| (kind, &kind.value))) {
            (Value::Table(_), Some((kind, Value::Text(text)))) => {
                match choices.iter().find(|choice| name(choice) == Some(text.as_ref())) {
                    Some(choice) => self.table(node, choice, of),
                    None => self.one_of(kind, &choices.iter().filter_map(name).collect::<Vec<_>>(), of),
                }
            }
            (Value::Table(_), Some((kind, _))) => self.wrong_type(kind, &["string"]),
            (Value::Table(_), None) => {
                self.add(node.start, text!("缺少键“kind”", "the key `kind` is missing"), None);
            }
            _ => self.wrong_type(node, &["object"]),
        }
    }

    fn decimal<T>(&mut self, node: &Node<'_>, text: &str, read: impl FnOnce(&str) -> Result<T, NumberError>) {
        if let Err(error) = read(text) {
            let advice = error.advice();
            let shown = shorten(text);
            let text = match error {
                NumberError::Empty => advice.into(),
                _ => text!("“{shown}”:{advice}", "`{shown}`: {advice}"; advice),
            };
            self.add(node.start, text, None);
        }
    }

    fn whole_number(&mut self, node: &Node<'_>, digits: &str, schema: &Schema) {
        let limit = |key: &str| schema.get(key).and_then(Schema::as_i64);
        let lowest = limit("minimum").unwrap_or(i64::MIN);
        let highest = limit("maximum").unwrap_or(i64::MAX);
        if !digits.parse().is_ok_and(|value: i64| (lowest..=highest).contains(&value)) {
            let message = text!(
                "“{digits}”应为 {lowest} 至 {highest} 的整数",
                "`{digits}` must be a whole number from {lowest} to {highest}"
            );
            self.add(node.start, message, None);
        }
    }

    fn too_many_digits(&mut self, node: &Node<'_>, digits: &str) {
        let shown = shorten(digits);
        let message = text!(
            "“{shown}”超过 {MAX_UNQUOTED_DIGITS} 位有效数字",
            "`{shown}` has more than {MAX_UNQUOTED_DIGITS} significant digits"
        );
        let advice = text!(
            "请加引号写成字符串,否则别的程序会丢失数位",
            "put it in quotes: other programs lose digits of such a number"
        );
        self.add(node.start, message, Some(advice));
    }

    fn wrong_type(&mut self, node: &Node<'_>, wanted: &[&str]) {
        let found = match node.value {
            Value::Null => word("空值", "null"),
            Value::Bool(_) => word("真假值", "true or false"),
            Value::Number(_) => word("数字", "a number"),
            Value::Text(_) => word("字符串", "a string"),
            Value::List(_) => word("列表", "a list"),
            Value::Table(_) => word("表", "a table"),
        };
        let wanted = wanted.iter().filter(|t| **t != "null").map(|t| type_name(t).into());
        let wanted = Text::joined(wanted, word("或", " or "));
        let message = text!("此处应为{wanted},实为{found}", "{wanted} is wanted here, found {found}"; wanted, found);
        self.add(node.start, message, None);
    }

    fn add(&mut self, offset: usize, message: Text, advice: Option<Text>) {
        if self.problems.len() >= Problems::MOST {
            self.more += 1;
            return;
        }
        let problem = Problem::new(self.source.place(offset), message);
        self.problems.push(match advice {
            Some(advice) => problem.advise(advice),
            None => problem,
        });
    }
}

/// The name of the type that a schema is of: what it refers to, or its own title.
fn type_of(schema: &Schema) -> &str {
    let name = schema.get("$ref").or_else(|| schema.get("title")).and_then(Schema::as_str).unwrap_or_default();
    name.rsplit('/').next().unwrap_or_default()
}

fn types(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Schema::String(one)) => vec![one],
        Some(Schema::Array(several)) => several.iter().filter_map(Schema::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The names that an enumeration allows; empty for everything else.
fn constants(schema: &Schema) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Schema::as_array).into_iter().flatten();
    let one_of = schema.get("oneOf").and_then(Schema::as_array).into_iter().flatten();
    let nested = one_of.flat_map(|choice| {
        let listed = choice.get("enum").and_then(Schema::as_array).into_iter().flatten();
        choice.get("const").into_iter().chain(listed)
    });
    listed.chain(nested).filter_map(Schema::as_str).collect()
}

fn type_name(name: &str) -> Word {
    match name {
        "string" => word("字符串", "a string"),
        "number" => word("数字", "a number"),
        "integer" => word("整数", "a whole number"),
        "boolean" => word("true 或 false", "true or false"),
        "array" => word("列表", "a list"),
        _ => word("表", "a table"),
    }
}

/// The beginning of a text that is too long for a message.
pub(super) fn shorten(text: &str) -> String {
    const SHOWN: usize = 48;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
