//! The person's folders, by the rules of the platform, where the environment tells of them. Whoever runs
//! without a home has none: what a list of accounts says of it may be another person's.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// Where configuration is looked for; `None` without a home.
#[must_use]
pub fn config() -> Option<PathBuf> {
    of("XDG_CONFIG_HOME", BaseStrategy::config_dir)
}

/// Where state is kept; `None` without a home.
#[must_use]
pub fn state() -> Option<PathBuf> {
    // Where the platform has no folder for state, that of data is the nearest.
    of("XDG_STATE_HOME", |usual| {
        usual.state_dir().unwrap_or_else(|| usual.data_dir())
    })
}

/// Where caches are kept; `None` without a home.
#[must_use]
pub fn cache() -> Option<PathBuf> {
    of("XDG_CACHE_HOME", BaseStrategy::cache_dir)
}

fn of(variable: &str, usual: impl Fn(&etcetera::base_strategy::Xdg) -> PathBuf) -> Option<PathBuf> {
    let told = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    // A path that is not absolute counts for nothing, by the rules themselves.
    if let Some(folder) = told(variable).map(PathBuf::from)
        && folder.is_absolute()
    {
        return Some(folder);
    }
    let _home = told("HOME")?;
    Some(usual(&etcetera::base_strategy::Xdg::new().ok()?))
}
