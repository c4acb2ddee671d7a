//! What people write by hand: `reqwest`, and `serde_json::Value` for whatever comes.

use hallpass_bench_kit::{Checksum, Contender, Job, Result, SHEET, TOKEN, client, write_range};
use reqwest::{Client, header};
use serde_json::{Value, json};

use crate::{checksum, values_to_write};

pub(crate) struct ReqwestValue {
    client: Client,
    url: String,
}

impl Contender for ReqwestValue {
    type Values = Value;

    fn start(job: &Job) -> Result<Self> {
        Ok(Self {
            client: client(job.work.with_gzip)?,
            url: format!("{}/v4/spreadsheets/{SHEET}/values", job.url),
        })
    }

    async fn read(&self, range: &str) -> Result<Value> {
        let url = format!("{}/{range}?valueRenderOption=UNFORMATTED_VALUE", self.url);
        let answer = self.client.get(url).bearer_auth(TOKEN).send().await?;
        let body = answer.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice(&body)?)
    }

    fn checksum(values: &Value) -> Checksum {
        let rows = values["values"].as_array().into_iter().flatten();
        checksum(rows.filter_map(Value::as_array))
    }

    async fn write(&self, requests: usize) -> Result {
        for request in 0..requests {
            let url = format!("{}/{}?valueInputOption=RAW", self.url, write_range(request));
            let body = json!({ "values": values_to_write(request) });
            let call = self.client.put(url).bearer_auth(TOKEN);
            let call = call.header(header::CONTENT_TYPE, "application/json");
            let answer = call.body(serde_json::to_vec(&body)?).send().await?;
            answer.error_for_status()?.bytes().await?;
        }
        Ok(())
    }
}
