// What the engine of `oidc-server.mjs` is told: clients, scopes, paths, habits.

import { randomBytes } from 'node:crypto';
import process from 'node:process';

import { deviceCodePage, deviceConfirmPage, deviceDonePage } from './oidc-pages.mjs';

const SCOPES = [
  'openid',
  'email',
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/spreadsheets.readonly',
  'https://www.googleapis.com/auth/drive.file',
];

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Describes the server to the engine; the secrets are new each time. */
export function configuration() {
  return {
    clients: [desktopClient('public-desktop', null), desktopClient('secret-desktop', newSecret())],
    scopes: SCOPES,
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // Parameters of Google's that the engine would otherwise drop.
    extraParams: ['access_type', 'include_granted_scopes'],
    pkce: { required: () => true },
    routes: {
      authorization: '/o/oauth2/v2/auth',
      token: '/token',
      revocation: '/revoke',
      device_authorization: '/device/code',
      code_verification: '/device',
      userinfo: '/userinfo',
      jwks: '/certs',
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: deviceCodePage,
        userCodeConfirmSource: deviceConfirmPage,
        successSource: deviceDonePage,
      },
    },
    interactions: { url: (_context, interaction) => `/consent/${interaction.uid}` },
    // Google always gives an installed application a refresh token and never
    // replaces it; other servers do.
    issueRefreshToken: () => true,
    rotateRefreshToken: process.env.ROTATES === '1',
    expiresWithSession: () => false,
    ttl: {
      AccessToken: Number(process.env.ACCESS_TOKEN_SECONDS ?? 3600),
      AuthorizationCode: 60,
      DeviceCode: 300,
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
    redirect_uris: ['http://127.0.0.1/', 'http://[::1]/', 'http://localhost/'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', DEVICE],
    token_endpoint_auth_method: secret ? 'client_secret_post' : 'none',
    ...(secret && { client_secret: secret }),
  };
}

function newSecret() {
  return randomBytes(24).toString('base64url');
}
