//! Short names for the folders that pages come from: what stands below a given path, not the path.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::format;
use super::page::{Locator, Source};

/// The given paths, and a name for each.
#[derive(Debug, Clone, Default)]
pub struct Roots {
    roots: Vec<(PathBuf, String)>,
}

impl Roots {
    /// Of the paths as given.
    #[must_use]
    pub fn new(paths: &[PathBuf]) -> Self {
        Self {
            roots: paths.iter().map(|p| (p.clone(), name(p))).collect(),
        }
    }

    /// The paths as given.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.roots.iter().map(|(path, _)| path.as_path())
    }

    /// The name of the folder that holds the page: below the given folder if there is one, with that
    /// folder's name before it if there are several. A page that stands in the given folder itself,
    /// or was given by name, has the folder's own name. A file of many pages is the folder of its pages,
    /// named without its endings.
    #[must_use]
    pub fn folder(&self, locator: &Locator) -> String {
        let parent = match &locator.source {
            Source::File(path) => Cow::Borrowed(folder(path)),
            Source::Part(part) if part.container.format.has_many() => {
                let path = &part.container.path;
                Cow::Owned(path.with_file_name(format::stem(path).unwrap_or_default()))
            }
            Source::Part(part) => Cow::Borrowed(folder(&part.container.path)),
            Source::Sample(_) => return "sample".to_owned(),
            Source::Stdin => return "-".to_owned(),
        };
        let inside = self
            .roots
            .iter()
            .find_map(|(root, name)| Some((parent.strip_prefix(root).ok()?, name)));
        match inside {
            None => name(&parent),
            Some((below, name)) if below.as_os_str().is_empty() => name.clone(),
            Some((below, _)) if self.roots.len() == 1 => below.to_string_lossy().into_owned(),
            Some((below, name)) => format!("{name}/{}", below.to_string_lossy()),
        }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// The last name of a folder, also for `.`.
fn name(folder: &Path) -> String {
    let whole = if folder.as_os_str().is_empty() {
        std::path::absolute(".")
    } else {
        std::path::absolute(folder)
    };
    let last = whole
        .as_deref()
        .ok()
        .and_then(Path::file_name)
        .unwrap_or(folder.as_os_str());
    last.to_string_lossy().into_owned()
}
