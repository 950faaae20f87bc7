//! The templates inside the program, so that one file works offline. One line each; a test
//! compares the list with the folder `indicators/`.

/// Name of the file below `indicators/`, and its text.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("central/self-2021-no-cost.toml", include_str!("../../indicators/central/self-2021-no-cost.toml")),
    ("central/self-2021.toml", include_str!("../../indicators/central/self-2021.toml")),
    ("ministry/admin-2003.toml", include_str!("../../indicators/ministry/admin-2003.toml")),
    ("national/framework-2020.toml", include_str!("../../indicators/national/framework-2020.toml")),
    ("national/monitoring-2019.toml", include_str!("../../indicators/national/monitoring-2019.toml")),
    ("national/self-2020.toml", include_str!("../../indicators/national/self-2020.toml")),
    ("national/whole-2020.toml", include_str!("../../indicators/national/whole-2020.toml")),
    ("platform/self.toml", include_str!("../../indicators/platform/self.toml")),
    (
        "shandong/zaozhuang-department-2024.toml",
        include_str!("../../indicators/shandong/zaozhuang-department-2024.toml"),
    ),
    ("shandong/zaozhuang-self-2024.toml", include_str!("../../indicators/shandong/zaozhuang-self-2024.toml")),
];
