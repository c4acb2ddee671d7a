// The pages of `oidc-server.mjs`, and their forms. They load nothing from anywhere.

/** Asks for the code that the device shows; `form` is the engine's, with its field. */
export function deviceCodePage(context, form, _out, error) {
  const note = error ? `<p id="error">${escapeHtml(error.name)}</p>` : '';
  const button = '<button type="submit" form="op.deviceInputForm">Continue</button>';
  context.body = page('Enter the code', `${note}${form}${button}`);
}

/** Asks whether the device with that code is the person's own. */
export function deviceConfirmPage(context, form, client, _device, code) {
  const question = `<p>Does ${escapeHtml(client.clientId)} show ${escapeHtml(code)}?</p>`;
  const button = '<button id="continue" type="submit" form="op.deviceConfirmForm">Yes</button>';
  context.body = page('Is this your device?', `${question}${form}${button}`);
}

/** Says that the device will go on by itself. */
export function deviceDonePage(context) {
  context.body = page('Done', '<p>Look at your device.</p>');
}

/** Wraps a body into a page. */
export function page(title, body) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
    <h1>${title}</h1>${body}</html>`;
}

/** Makes text harmless inside of HTML. */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Reads what a form sent. */
export async function readForm(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error('the form is too long');
  }
  return new URLSearchParams(body);
}
