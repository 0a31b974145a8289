//! The offices that articles give officials: few people hold office, and articles repeat them.

use std::collections::HashMap;

use super::columns::Blobs;

/// Lists of roles, each once, known by their numbers.
#[derive(Debug, Default)]
pub(super) struct RoleLists {
    numbers: HashMap<Vec<u8>, u32>,
    lists: Blobs,
}

impl RoleLists {
    /// The number of a list, which is a new one where there is none.
    pub(super) fn number(&mut self, roles: &[String]) -> u32 {
        let list = postcard::to_stdvec(roles).unwrap_or_default();
        if let Some(&number) = self.numbers.get(&list) {
            return number;
        }
        let number = self.lists.len() as u32;
        self.lists.push(&list);
        self.numbers.insert(list, number);
        number
    }

    /// The list with this number; an empty one where there is none.
    pub(super) fn get(&self, number: u32) -> Vec<String> {
        postcard::from_bytes(self.lists.get(number as usize)).unwrap_or_default()
    }

    /// All of them, to be saved.
    pub(super) fn lists(&self) -> &Blobs {
        &self.lists
    }

    /// Lists that were saved.
    pub(super) fn saved(lists: Blobs) -> Self {
        Self {
            numbers: HashMap::new(),
            lists,
        }
    }
}
