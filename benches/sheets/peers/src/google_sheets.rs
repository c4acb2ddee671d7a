//! google-sheets4, over hyper and plain TCP.

use google_sheets4::Sheets;
use google_sheets4::api::ValueRange;
use hallpass_bench_kit::{Checksum, Contender, Job, Result, SHEET, TOKEN, write_range};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::{checksum, values_to_write};

pub(crate) struct GoogleSheets(Sheets<HttpConnector>);

impl Contender for GoogleSheets {
    type Values = ValueRange;

    fn start(job: &Job) -> Result<Self> {
        let mut connector = HttpConnector::new();
        // As reqwest does on its own.
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        let mut sheets = Sheets::new(client, TOKEN.to_owned());
        sheets.base_url(format!("{}/", job.url));
        sheets.root_url(format!("{}/", job.url));
        Ok(Self(sheets))
    }

    async fn read(&self, range: &str) -> Result<ValueRange> {
        let calls = self.0.spreadsheets();
        let call = calls.values_get(SHEET, range);
        let (_, values) = call.value_render_option("UNFORMATTED_VALUE").doit().await?;
        Ok(values)
    }

    fn checksum(values: &ValueRange) -> Checksum {
        checksum(values.values.iter().flatten())
    }

    async fn write(&self, requests: usize) -> Result {
        for request in 0..requests {
            let range = write_range(request);
            let values = ValueRange {
                values: Some(values_to_write(request)),
                ..ValueRange::default()
            };
            let calls = self.0.spreadsheets();
            let call = calls.values_update(values, SHEET, &range);
            call.value_input_option("RAW").doit().await?;
        }
        Ok(())
    }
}
