//! The templates inside the program, so that one file works offline. One line each; a test
//! compares the list with the folder `indicators/`.

/// Name of the file below `indicators/`, and its text.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("national/self-2020.toml", include_str!("../../indicators/national/self-2020.toml")),
    (
        "shandong/zaozhuang-department-2024.toml",
        include_str!("../../indicators/shandong/zaozhuang-department-2024.toml"),
    ),
    ("shandong/zaozhuang-self-2024.toml", include_str!("../../indicators/shandong/zaozhuang-self-2024.toml")),
];
