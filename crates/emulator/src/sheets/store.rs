//! Every spreadsheet, and who may know of it.

use std::collections::HashMap;

use super::api_error::ApiError;
use super::spreadsheet::Spreadsheet;
use crate::oauth::grants::Access;
use crate::oauth::scope::DRIVE_FILE;

/// Every spreadsheet of the sandbox.
#[derive(Default)]
pub(crate) struct Spreadsheets {
    by_id: HashMap<String, Spreadsheet>,
}

impl Spreadsheets {
    /// Keeps a new spreadsheet.
    pub(super) fn insert(&mut self, spreadsheet: Spreadsheet) -> &mut Spreadsheet {
        self.by_id
            .entry(spreadsheet.id.clone())
            .insert_entry(spreadsheet)
            .into_mut()
    }

    /// Returns a spreadsheet that this access reaches.
    ///
    /// A token that has only `drive.file` does not even learn that the files of other
    /// applications exist.
    pub(super) fn find(&mut self, id: &str, access: &Access) -> Result<&mut Spreadsheet, ApiError> {
        let spreadsheet = self.by_id.get_mut(id).ok_or_else(ApiError::not_found)?;
        if spreadsheet.owner != access.grant.account {
            return Err(ApiError::no_permission());
        }
        let is_own = spreadsheet.client_id == access.grant.client_id;
        match is_own || reaches_every_file(access) {
            true => Ok(spreadsheet),
            false => Err(ApiError::not_found()),
        }
    }
}

/// The method's own scopes were checked before, so a scope beside `drive.file` decides.
fn reaches_every_file(access: &Access) -> bool {
    let reaches = |scope: &String| {
        let name = scope.rsplit('/').next().unwrap_or_default();
        scope != DRIVE_FILE && (name.starts_with("drive") || name.starts_with("spreadsheets"))
    };
    access.scopes.iter().any(reaches)
}
