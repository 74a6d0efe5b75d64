import type { FastifyReply } from 'fastify';

import { escapeHtml, PAGE_STYLE } from './page.js';

/** An amount of the smallest unit, as people read it. */
export function money(minor: number, currency: string): string {
  return escapeHtml(
    new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() }).format(
      minor / 100,
    ),
  );
}

/** A page of a payment service's on which a person decides. Works without scripts. */
export function payPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – PixShift sandbox</title>
<style>${PAGE_STYLE}${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

export function show(reply: FastifyReply, page: string): FastifyReply {
  return (
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      // Not `no-referrer`: the form is answered only where it says where it comes from.
      .header('referrer-policy', 'same-origin')
      .header(
        'content-security-policy',
        // The answer to the form leads to the program, wherever on this machine that is.
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:* http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(page)
  );
}

const STYLE = `
header, main { max-width: 27rem; margin: 0 auto; padding: 1rem; }
header { padding-bottom: 0; }
header p { margin: .25rem 0 0; color: var(--quiet); }
.mark { font-size: .875rem; font-weight: 600; letter-spacing: .02em; }
ul { margin: 0; padding: 0; list-style: none; }
.card { margin: 0 0 .75rem; padding: 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.lines li { display: flex; justify-content: space-between; gap: 1rem; overflow-wrap: anywhere; }
.problem { margin: 0 0 .75rem; padding: .75rem 1rem; border-radius: .75rem; background: var(--warn); }
.quiet-text, label[for] { margin: 0; color: var(--quiet); font-size: .875rem; }
input[type=email] { width: 100%; margin-top: .25rem; background: var(--paper); }
fieldset { margin: .75rem 0 0; padding: 0; border: 0; }
legend { padding: 0; color: var(--quiet); font-size: .875rem; }
fieldset label { display: flex; gap: .75rem; align-items: center; min-height: 3rem; cursor: pointer; }
fieldset span { display: flex; flex-direction: column; }
input[type=radio] { flex: none; min-height: 0; width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
small { color: var(--quiet); font-size: .875rem; }
.main { width: 100%; margin-top: .75rem; border-color: var(--accent); }
.quiet { width: 100%; border-color: transparent; background: none; }
button:hover { border-color: var(--accent); }
`;
