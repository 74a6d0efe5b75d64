import { escapeHtml, PAGE_STYLE } from '../../page.js';
import type { Person } from './people.js';

interface ConsentView {
  vendor: string;
  /** What the page is sent back with: the request that is decided. */
  requestId: string;
  people: readonly Person[];
  /** Whether the client asked for the address. */
  wantsEmail: boolean;
  /** Whether the vendor ever says of an address that it is verified. */
  verifies: boolean;
}

/** Where a person chooses an account, makes one up, or declines. Works without scripts. */
export function renderConsentPage(view: ConsentView): string {
  const { vendor, requestId, people, wantsEmail, verifies } = view;
  return page(
    `Sign in with ${vendor}`,
    `<header>
<p class="mark">${escapeHtml(vendor)}, played by the sandbox</p>
<h1>Choose an account</h1>
<p>PixShift asks for your name${wantsEmail ? ' and your email address' : ''}. This is no real ${escapeHtml(vendor)} and nothing here leaves this machine.</p>
</header>
<main>
<form method="post" aria-label="Accounts">
${hidden(requestId)}
<ul>${people.slice(0, 8).map(renderPerson).join('')}</ul>
</form>
<form method="post" class="card" aria-label="Another account">
${hidden(requestId)}
<h2>Another account</h2>
<label for="name">Name</label>
<input id="name" name="name" required maxlength="200" autocomplete="off">
<label for="email">Email address; empty for none</label>
<input id="email" name="email" type="email" maxlength="254" autocomplete="off">
${verifies ? '<label class="check"><input type="checkbox" name="verified" value="yes" checked> The address is verified</label>' : ''}
<button name="decision" value="new">Use this account</button>
</form>
<form method="post">
${hidden(requestId)}
<button class="quiet" name="decision" value="deny">Cancel</button>
</form>
</main>`,
  );
}

/** What a person sees where the client is at fault, as vendors do it: without sending them back. */
export function renderProblemPage(vendor: string, code: string, problem: string): string {
  return page(
    `${vendor}: the request is wrong`,
    `<header>
<p class="mark">${escapeHtml(vendor)}, played by the sandbox</p>
<h1>Access blocked: the request is wrong</h1>
<p>${escapeHtml(problem)}</p>
<p><code>${escapeHtml(code)}</code></p>
</header>`,
  );
}

function renderPerson({ id, name, email, emailVerified }: Person): string {
  const address = email === null ? 'no address' : email + (emailVerified ? '' : ', not verified');
  return `<li><button name="person" value="${escapeHtml(id)}"><span>${escapeHtml(name)}</span><small>${escapeHtml(address)}</small></button></li>`;
}

function hidden(requestId: string): string {
  return `<input type="hidden" name="request" value="${escapeHtml(requestId)}">`;
}

function page(title: string, body: string): string {
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

const STYLE = `
header, main { max-width: 27rem; margin: 0 auto; padding: 1rem; }
header { padding-bottom: 0; }
header p { margin: .25rem 0 0; color: var(--quiet); }
.mark { font-size: .875rem; font-weight: 600; letter-spacing: .02em; }
ul { margin: 0; padding: 0; list-style: none; }
li button { display: flex; flex-direction: column; align-items: flex-start; justify-content: center; width: 100%; min-height: 3.75rem; margin-bottom: .5rem; padding: .5rem 1rem; text-align: left; }
li span, small { max-width: 100%; overflow-wrap: anywhere; }
small { color: var(--quiet); font-size: .875rem; font-weight: 400; }
.card { margin: .75rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
label { display: block; margin-top: .75rem; color: var(--quiet); font-size: .875rem; }
input:not([type=checkbox]) { width: 100%; background: var(--paper); }
.check { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; color: inherit; font-size: 1rem; }
input[type=checkbox] { min-height: 0; width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
.card button { width: 100%; margin-top: .75rem; }
.quiet { width: 100%; border-color: transparent; background: none; }
button:hover { border-color: var(--accent); }
`;
