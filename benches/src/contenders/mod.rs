//! The contenders, a file each.

mod bare;
mod floor;
mod google_cloud_auth;
mod hallpass;
mod yup_oauth2;

pub(crate) use bare::Bare;
pub(crate) use floor::Floor;
pub(crate) use google_cloud_auth::{GoogleCloudAuth, GoogleCloudAuthTagged};
pub(crate) use hallpass::Hallpass;
pub(crate) use yup_oauth2::YupOauth2;
