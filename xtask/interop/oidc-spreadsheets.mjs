// An API behind `oidc-server.mjs` that asks for a live token with the scope of spreadsheets.

const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Makes the step that answers for `/v4/spreadsheets/ID`. */
export function spreadsheets(provider) {
  return async (context, next) => {
    const id = /^\/v4\/spreadsheets\/(\w+)$/.exec(context.path)?.[1];
    if (!id) return next();
    const bearer = /^Bearer (\S+)$/.exec(context.get('authorization'))?.[1];
    const token = bearer && await provider.AccessToken.find(bearer);
    if (!token?.isValid) return refuse(context, 401, 'UNAUTHENTICATED', 'invalid_token');
    if (!token.scope?.split(' ').includes(SCOPE)) {
      return refuse(context, 403, 'PERMISSION_DENIED', 'insufficient_scope');
    }
    context.body = { spreadsheetId: id, properties: { title: `shared with ${token.accountId}` } };
    return undefined;
  };
}

/** Refuses in the form that Google's APIs have. */
function refuse(context, code, status, error) {
  context.status = code;
  context.set('WWW-Authenticate', `Bearer realm="interop", error="${error}"`);
  context.body = { error: { code, status, message: 'Request is refused.' } };
}
