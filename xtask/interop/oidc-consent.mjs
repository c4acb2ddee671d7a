// The step of `oidc-server.mjs` at which a person ticks scopes and decides.

import { escapeHtml, page, readForm } from './oidc-pages.mjs';

const PERSON = 'ada@example.com';

/** Makes the step; what is unticked is recorded as refused. */
export function consentPage(provider) {
  return async (context, next) => {
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
      ? await consent(provider, params.client_id, asked, form.getAll('scope'))
      : { error: 'access_denied', error_description: 'the person said no' };
    context.respond = false;
    return provider.interactionFinished(context.req, context.res, result);
  };
}

async function consent(provider, clientId, asked, ticked) {
  const grant = new provider.Grant({ accountId: PERSON, clientId });
  grant.addOIDCScope(asked.filter((scope) => ticked.includes(scope)).join(' '));
  grant.rejectOIDCScope(asked.filter((scope) => !ticked.includes(scope)).join(' '));
  return { login: { accountId: PERSON }, consent: { grantId: await grant.save() } };
}

function consentHtml(clientId, scopes) {
  const boxes = scopes.map((scope) => `<p><label>
    <input type="checkbox" name="scope" checked value="${escapeHtml(scope)}">
    ${escapeHtml(scope)}</label></p>`);
  return page(`${escapeHtml(clientId)} asks for`, `<form method="post">${boxes.join('')}
    <button id="deny" name="answer" value="deny">Deny</button>
    <button id="allow" name="answer" value="allow">Allow</button></form>`);
}
