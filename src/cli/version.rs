//! Which program this is: its version, the commit that it was built from, and what is built in.

use std::sync::LazyLock;

/// The features that were chosen, by name.
const FEATURES: [(&str, bool); 3] =
    [("cli", true), ("excel", cfg!(feature = "excel")), ("serve", cfg!(feature = "serve"))];

/// What `--version` tells. Nothing is asked of the machine while it is built: who builds a release names its commit.
pub(super) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let commit = option_env!("JIXIAO_COMMIT").filter(|commit| !commit.is_empty()).unwrap_or("unknown");
        let features: Vec<&str> = FEATURES.iter().filter(|(_, is_in)| *is_in).map(|(name, _)| *name).collect();
        let (version, features) = (env!("CARGO_PKG_VERSION"), features.join(" "));
        format!("{version}\ncommit: {commit}\nfeatures: {features}")
    });
    VERSION.as_str()
}
