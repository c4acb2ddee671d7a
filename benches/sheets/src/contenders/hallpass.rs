//! hallpass, with what its users have: credentials from a token file, a session, the API.

use hallpass_bench_kit::{
    Checksum, Contender, Job, Result, SHEET, Source, TOKEN, client, rows_to_write,
};
use hallpass_core::{AuthorizedSession, Credentials, FileStore, Http};
use hallpass_sheets::{Cell, Grid, Quota, Sheets, ValueInput, Values};
use serde_json::json;
use tempfile::TempDir;

use super::{add, checksum};

/// Fifty thousand cells, in JSON; the parent checks that it makes as many requests.
const CHUNK_BYTES: usize = 450_000;

/// Reads into a [`Grid`].
pub(crate) struct Hallpass(
    Values,
    #[expect(dead_code, reason = "it lives as long")] TempDir,
);

impl Contender for Hallpass {
    type Values = Grid;

    fn start(job: &Job) -> Result<Self> {
        let folder = TempDir::new()?;
        let file = json!({
            "type": "authorized_user",
            "client_id": "client",
            "client_secret": "secret",
            "token_uri": format!("{}/token", job.url),
            "refresh_token": "refresh",
            "token": TOKEN,
            "expiry": "2099-01-01T00:00:00Z",
            "scopes": ["https://www.googleapis.com/auth/spreadsheets"],
        });
        let path = folder.path().join("hallpass.json");
        std::fs::write(&path, file.to_string())?;
        let credentials = Credentials::from_store(FileStore::new(path))?
            .with_http(Http::with_client(client(job.work.with_gzip)?));
        let sheets = Sheets::new(AuthorizedSession::new(credentials))
            .with_base_url(&job.url)?
            .with_quota(Quota::UNLIMITED);
        Ok(Self(sheets.values(SHEET), folder))
    }

    async fn read(&self, range: &str) -> Result<Grid> {
        Ok(self.0.get(range).unformatted().grid().await?)
    }

    fn checksum(values: &Grid) -> Checksum {
        checksum(values)
    }

    async fn write(&self, requests: usize) -> Result {
        let rows = (0..requests).flat_map(rows_to_write);
        let rows = rows.map(|row| row.map(cell));
        let write = self.0.write_all("Sheet1!A1", ValueInput::Raw, rows);
        write.chunk_bytes(CHUNK_BYTES).send().await?;
        Ok(())
    }
}

fn cell(source: Source) -> Cell {
    match source {
        Source::Number(number) => number.into(),
        Source::Text(text) => text.into(),
    }
}

/// Takes the rows one by one, looks at every cell, and holds none.
pub(crate) struct HallpassRows(Hallpass);

impl Contender for HallpassRows {
    type Values = Checksum;

    fn start(job: &Job) -> Result<Self> {
        Hallpass::start(job).map(Self)
    }

    async fn read(&self, range: &str) -> Result<Checksum> {
        let values = &self.0.0;
        let mut rows = values.get(range).unformatted().stream().await?;
        let (mut checksum, mut index) = (Checksum::default(), 0);
        while let Some(row) = rows.next().await? {
            add(&mut checksum, index, &row);
            index += 1;
        }
        Ok(checksum)
    }

    fn checksum(values: &Checksum) -> Checksum {
        *values
    }

    async fn write(&self, _: usize) -> Result {
        Err("rows are only read one by one".into())
    }
}
