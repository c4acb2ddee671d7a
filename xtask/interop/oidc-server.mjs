// A local authorization server on the `oidc-provider` engine, for interop.
//
// Nobody of this project wrote the engine, so it does not share our mistakes.
// The endpoints carry Google's paths. It listens on 127.0.0.1 only and prints
// one line of JSON when it is ready: where it is, and which clients it knows.
//
// ACCESS_TOKEN_SECONDS: how long an access token lives; 3600 by default.

import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';

import { Provider } from 'oidc-provider';

const SCOPES = [
  'openid',
  'email',
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/spreadsheets.readonly',
  'https://www.googleapis.com/auth/drive.file',
];

const http = createServer();
await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${http.address().port}`;

const clients = [desktopClient('public-desktop', null), desktopClient('secret-desktop', newSecret())];
const provider = new Provider(origin, configuration());
provider.use(consentPage);
http.on('request', provider.callback());

console.log(JSON.stringify({ origin, clients: clients.map(toClientSecrets) }));

function configuration() {
  return {
    clients,
    scopes: SCOPES,
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // Parameters of Google's that the engine would otherwise drop.
    extraParams: ['access_type', 'include_granted_scopes'],
    pkce: { required: () => true },
    routes: {
      authorization: '/o/oauth2/v2/auth',
      token: '/token',
      revocation: '/revoke',
      userinfo: '/userinfo',
      jwks: '/certs',
    },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_context, interaction) => `/consent/${interaction.uid}` },
    // Google always gives an installed application a refresh token and never
    // replaces it.
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: Number(process.env.ACCESS_TOKEN_SECONDS ?? 3600),
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
    cookies: { keys: [newSecret()] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true }),
    }),
  };
}

/** Describes an application on a person's own machine, as RFC 8252 means it. */
function desktopClient(id, secret) {
  return {
    client_id: id,
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/', 'http://localhost/'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: secret ? 'client_secret_post' : 'none',
    ...(secret && { client_secret: secret }),
  };
}

/** Writes a client the way Google's console lets people download it. */
function toClientSecrets(client) {
  return {
    installed: {
      client_id: client.client_id,
      ...(client.client_secret && { client_secret: client.client_secret }),
      project_id: 'interop',
      auth_uri: `${origin}/o/oauth2/v2/auth`,
      token_uri: `${origin}/token`,
      redirect_uris: ['http://localhost'],
    },
  };
}

/** Asks the person in front of the browser, and takes the answer. */
async function consentPage(context, next) {
  if (!context.path.startsWith('/consent/')) return next();
  const { params } = await provider.interactionDetails(context.req, context.res);
  const asked = params.scope.split(' ');
  if (context.method === 'GET') {
    context.type = 'html';
    context.body = consentHtml(params.client_id, asked);
    return undefined;
  }
  const form = await readForm(context.req);
  const result = form.get('answer') === 'allow'
    ? await consent(params.client_id, asked)
    : { error: 'access_denied', error_description: 'the person said no' };
  context.respond = false;
  return provider.interactionFinished(context.req, context.res, result);
}

async function consent(clientId, scopes) {
  const accountId = 'ada@example.com';
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scopes.join(' '));
  return { login: { accountId }, consent: { grantId: await grant.save() } };
}

function consentHtml(clientId, scopes) {
  const items = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return `<!doctype html><html lang="en"><title>Consent</title>
    <h1>${escapeHtml(clientId)} asks for</h1><ul>${items}</ul>
    <form method="post">
      <button id="deny" name="answer" value="deny">Deny</button>
      <button id="allow" name="answer" value="allow">Allow</button>
    </form></html>`;
}

async function readForm(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error('the form is too long');
  }
  return new URLSearchParams(body);
}

function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function newSecret() {
  return randomBytes(24).toString('base64url');
}
