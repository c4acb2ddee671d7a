// Revocation as Google does it: the token is all that it asks for.
//
// RFC 7009 lets servers ask who the client is, and the engine does; Google
// takes the token alone, and calls one that it does not know invalid.

import { readForm } from './oidc-pages.mjs';

/** Makes the step that answers for `/revoke`. */
export function googleRevocation(provider) {
  return async (context, next) => {
    if (context.path !== '/revoke' || context.method !== 'POST') return next();
    const form = await readForm(context.req);
    const token = form.get('token') ?? context.query.token ?? '';
    const kinds = [provider.RefreshToken, provider.AccessToken];
    const found = (await Promise.all(kinds.map((kind) => kind.find(token)))).find(Boolean);
    if (!found) {
      context.status = 400;
      context.body = { error: 'invalid_token', error_description: 'Token expired or revoked' };
      return undefined;
    }
    await Promise.all(kinds.map((kind) => kind.revokeByGrantId(found.grantId)));
    context.body = {};
    return undefined;
  };
}
