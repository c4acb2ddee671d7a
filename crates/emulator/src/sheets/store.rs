//! Every spreadsheet, and who may know of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::api_error::ApiError;
use super::model::spreadsheet::Spreadsheet;
use crate::oauth::grants::Access;
use crate::oauth::scope::DRIVE_FILE;

/// Every spreadsheet of the sandbox.
///
/// An answer that is still being written keeps the spreadsheet as it was, so each is shared.
#[derive(Default)]
pub(crate) struct Spreadsheets {
    by_id: HashMap<String, Arc<Spreadsheet>>,
}

impl Spreadsheets {
    /// Keeps a spreadsheet, in place of the one with the same identifier.
    pub(super) fn put(&mut self, spreadsheet: Spreadsheet) -> Arc<Spreadsheet> {
        let spreadsheet = Arc::new(spreadsheet);
        self.by_id
            .insert(spreadsheet.id.clone(), Arc::clone(&spreadsheet));
        spreadsheet
    }

    /// Returns a spreadsheet that this access reaches.
    ///
    /// A token that has only `drive.file` does not even learn that the files of other
    /// applications exist.
    pub(super) fn find(
        &mut self,
        id: &str,
        access: &Access,
    ) -> Result<&mut Arc<Spreadsheet>, ApiError> {
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
