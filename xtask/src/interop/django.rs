//! The engine `oauthlib` in django-oauth-toolkit, written in Python.

use super::{
    bench::Bench,
    journeys::Meeting,
    server::{Refresh, Server},
};
use crate::failure::Result;

/// Meets it with refresh tokens that stay and with ones that rotate.
pub(super) fn meet(bench: &Bench) -> Result {
    for refresh in [Refresh::Keeps, Refresh::Rotates] {
        let server = Server::django(refresh, &bench.folder)?;
        let meeting = Meeting {
            bench,
            server: &server,
            title: refresh.name(),
            refresh,
            has_pictures: false,
            // An application has one kind of grant here.
            device: "public-device",
            desktop: "secret-desktop",
        };
        meeting.run()?;
    }
    Ok(())
}
