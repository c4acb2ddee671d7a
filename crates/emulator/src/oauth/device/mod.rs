//! Devices that wait for a person's decision elsewhere (RFC 8628).

pub(crate) mod authorization;
pub(crate) mod page;
pub(crate) mod poll;
mod waiting;

pub(crate) use waiting::{DeviceRequest, Devices};
