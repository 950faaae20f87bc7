//! A template as a TOML file: every rule in one place, whatever it was taken over from.

use crate::template::Template;

/// The file of a template that extends none: the rules of its base are its own.
///
/// # Errors
/// None: every template can be written.
pub fn template(template: &Template) -> Result<String, toml::ser::Error> {
    let whole = Template { extends: None, without: Vec::new(), ..template.clone() };
    toml::to_string_pretty(&whole)
}
