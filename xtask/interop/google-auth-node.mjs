// Loads a file that hallpass wrote with Google's library for Node.js, as default credentials.
// Usage: node google-auth-node.mjs FILE; says only which fields differ, never what is in them.
import { readFileSync } from "node:fs";
import process from "node:process";
import { GoogleAuth, UserRefreshClient } from "google-auth-library";

const [file] = process.argv.slice(2);
const written = JSON.parse(readFileSync(file, "utf8"));
process.env.GOOGLE_APPLICATION_CREDENTIALS = file;

const client = await new GoogleAuth().getClient();
const differing = [
  ["kind", client instanceof UserRefreshClient, true],
  ["client_id", client._clientId, written.client_id],
  ["client_secret", client._clientSecret, written.client_secret],
  ["refresh_token", client._refreshToken, written.refresh_token],
  ["universe_domain", client.universeDomain, written.universe_domain],
].filter(([, theirs, ours]) => theirs !== ours);

if (differing.length > 0) {
  console.error(`google-auth-library sees another value in: ${differing.map(([name]) => name).join(", ")}`);
  process.exit(1);
}
