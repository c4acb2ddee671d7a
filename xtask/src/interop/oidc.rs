//! The engine `oidc-provider`, written in JavaScript.

use super::{
    bench::Bench,
    browser::Browser,
    journeys::Meeting,
    server::{Refresh, Server},
};
use crate::failure::Result;

/// Meets it with refresh tokens that stay and with ones that rotate.
pub(super) fn meet(bench: &Bench) -> Result {
    for refresh in [Refresh::Keeps, Refresh::Rotates] {
        let server = Server::oidc(refresh)?;
        let meeting = Meeting {
            bench,
            server: &server,
            title: refresh.name(),
            refresh,
            has_pictures: refresh == Refresh::Keeps,
            device: "secret-desktop",
            desktop: "secret-desktop",
        };
        meeting.sign_in("public-desktop", "127.0.0.1", &Browser::among_strangers)?;
        meeting.run()?;
    }
    Ok(())
}
