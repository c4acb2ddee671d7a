// Under which names the endpoints of `oidc-server.mjs` are found: its own
// origin, or Google's hosts, each of which answers for its own paths only.

/** Who answers for what at Google: host, path there, path here. */
const GOOGLE = [
  ['accounts.google.com', '/o/oauth2/auth', '/o/oauth2/v2/auth'],
  ['accounts.google.com', '/o/oauth2/v2/auth', '/o/oauth2/v2/auth'],
  ['accounts.google.com', '/consent/', '/consent/'],
  ['www.google.com', '/device', '/device'],
  ['www.google.com', '/consent/', '/consent/'],
  ['oauth2.googleapis.com', '/token', '/token'],
  ['oauth2.googleapis.com', '/revoke', '/revoke'],
  ['oauth2.googleapis.com', '/device/code', '/device/code'],
  ['openidconnect.googleapis.com', '/v1/userinfo', '/userinfo'],
  ['www.googleapis.com', '/oauth2/v3/certs', '/certs'],
  ['sheets.googleapis.com', '/v4/spreadsheets/', '/v4/spreadsheets/'],
];

/** Lists the addresses that a client has to know; without an origin they are Google's. */
export function places(origin) {
  if (!origin) {
    return {
      issuer: 'https://accounts.google.com',
      authorization: 'https://accounts.google.com/o/oauth2/auth',
      token: 'https://oauth2.googleapis.com/token',
    };
  }
  return { issuer: origin, authorization: `${origin}/o/oauth2/v2/auth`, token: `${origin}/token` };
}

/** Answers as Google's hosts: other paths are not found, and some fields have Google's names. */
export async function googleNames(context, next) {
  const { hostname, path } = context;
  const place = GOOGLE
    .filter(([host, start]) => host === hostname && path.startsWith(start))
    .sort((a, b) => b[1].length - a[1].length)[0];
  if (!place) {
    context.status = 404;
    context.body = { error: `${hostname} has no ${path}` };
    return;
  }
  context.path = place[2] + path.slice(place[1].length);
  await next();
  if (context.path === '/device/code' && context.body?.device_code) {
    const { verification_uri: _uri, verification_uri_complete: _complete, ...rest } = context.body;
    context.body = { ...rest, verification_url: 'https://www.google.com/device', interval: 1 };
  }
}
