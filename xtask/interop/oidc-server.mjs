// A local authorization server on the `oidc-provider` engine, for interop.
//
// Nobody of this project wrote the engine, so it does not share our mistakes.
// It listens on the loopback only and prints one line of JSON when it is
// ready: where it is, and which clients it knows.
//
// ACCESS_TOKEN_SECONDS  how long an access token lives; 3600 by default.
// ROTATES               `1`: each refresh replaces the refresh token, and the
//                       use of a replaced one ends the sign-in.
// ADDRESS               the address to listen on; 127.0.0.1 by default.
// GOOGLE                a folder with `key.pem` and `certificate.pem`: plays
//                       Google under Google's names, with TLS on port 443.

import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import process from 'node:process';

import { Provider } from 'oidc-provider';

import { configuration } from './oidc-configuration.mjs';
import { consentPage } from './oidc-consent.mjs';
import { googleRevocation } from './oidc-google-revocation.mjs';
import { googleNames, places } from './oidc-names.mjs';
import { spreadsheets } from './oidc-spreadsheets.mjs';

const address = process.env.ADDRESS ?? '127.0.0.1';
const folder = process.env.GOOGLE;
const server = folder ? https.createServer(certificate(folder)) : http.createServer();
await new Promise((resolve) => server.listen(folder ? 443 : 0, address, resolve));

const here = places(folder ? null : `http://${address}:${server.address().port}`);
const settings = configuration();
const provider = new Provider(here.issuer, settings);
if (folder) {
  provider.use(googleNames);
  provider.use(googleRevocation(provider));
}
provider.use(spreadsheets(provider));
provider.use(consentPage(provider));
server.on('request', provider.callback());

console.log(JSON.stringify({ origin: here.issuer, clients: settings.clients.map(toClientSecrets) }));

function certificate(folder) {
  return {
    key: readFileSync(`${folder}/key.pem`),
    cert: readFileSync(`${folder}/certificate.pem`),
  };
}

/** Writes a client the way Google's console lets people download it. */
function toClientSecrets(client) {
  return {
    installed: {
      client_id: client.client_id,
      ...(client.client_secret && { client_secret: client.client_secret }),
      project_id: 'interop',
      auth_uri: here.authorization,
      token_uri: here.token,
      redirect_uris: ['http://localhost'],
    },
  };
}
