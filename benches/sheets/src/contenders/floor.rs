//! The floor: our decoder over a bare `reqwest` stream, and a plain struct that is written as JSON.
//!
//! It shows what the session, the retries and the limits cost on top; it is no other decoder.

use hallpass_bench_kit::{
    Checksum, Contender, Job, Result, SHEET, Source, TOKEN, client, rows_to_write, write_range,
};
use hallpass_sheets::{Grid, GridDecoder};
use reqwest::{Client, header};
use serde::Serialize;

use super::checksum;

pub(crate) struct Floor {
    client: Client,
    url: String,
}

#[derive(Serialize)]
struct Rows {
    values: Vec<Vec<Source>>,
}

impl Contender for Floor {
    type Values = Grid;

    fn start(job: &Job) -> Result<Self> {
        Ok(Self {
            client: client(job.work.with_gzip)?,
            url: format!("{}/v4/spreadsheets/{SHEET}/values", job.url),
        })
    }

    async fn read(&self, range: &str) -> Result<Grid> {
        let options = "prettyPrint=false&valueRenderOption=UNFORMATTED_VALUE";
        let url = format!("{}/{range}?{options}", self.url);
        let answer = self.client.get(url).bearer_auth(TOKEN).send().await?;
        let mut answer = answer.error_for_status()?;
        let mut decoder = GridDecoder::new();
        while let Some(piece) = answer.chunk().await? {
            decoder.feed(&piece)?;
        }
        Ok(decoder.finish()?)
    }

    fn checksum(values: &Grid) -> Checksum {
        checksum(values)
    }

    async fn write(&self, requests: usize) -> Result {
        for request in 0..requests {
            let range = write_range(request);
            let url = format!(
                "{}/{range}?prettyPrint=false&valueInputOption=RAW",
                self.url
            );
            let values = rows_to_write(request).map(Iterator::collect).collect();
            let body = serde_json::to_vec(&Rows { values })?;
            let call = self.client.put(url).bearer_auth(TOKEN);
            let call = call.header(header::CONTENT_TYPE, "application/json");
            call.body(body)
                .send()
                .await?
                .error_for_status()?
                .bytes()
                .await?;
        }
        Ok(())
    }
}
