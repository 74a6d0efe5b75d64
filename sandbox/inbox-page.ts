import type { Fault } from './faults.js';
import type { InboxMessage } from './inbox.js';
import { escapeHtml, PAGE_STYLE } from './page.js';

interface InboxView {
  messages: InboxMessage[];
  faults: ({ vendor: string } & Fault)[];
  /** Only messages to this recipient are shown; empty = all. */
  to: string;
  paused: boolean;
}

const REFRESH_SECONDS = 5;

/** The inbox as one page without scripts; it reloads itself unless paused. */
export function renderInboxPage({ messages, faults, to, paused }: InboxView): string {
  const link = (pausedThere: boolean): string => {
    const query = new URLSearchParams();
    if (to) query.set('to', to);
    if (pausedThere) query.set('paused', '1');
    return escapeHtml(`/?${query.toString()}`);
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${paused ? '' : `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`}
<title>${messages.length === 0 ? 'Inbox' : `Inbox (${messages.length})`} – PixShift sandbox</title>
<style>${PAGE_STYLE}${STYLE}</style>
</head>
<body>
<header>
<h1>Inbox</h1>
<p>What PixShift sent to people in this development set-up. None of it left this machine.</p>
</header>
<main>
<form action="/" method="get" role="search">
<label for="to">Recipient</label>
<input id="to" name="to" type="search" value="${escapeHtml(to)}" placeholder="ada@example.org or +14155550123" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="320">
${paused ? '<input type="hidden" name="paused" value="1">' : ''}
<button>Show</button>
<a class="toggle" href="${link(!paused)}">${paused ? 'Reload by itself again' : 'Stop reloading'}</a>
</form>
${faults.length === 0 ? '' : `<aside><h2>Faults that are set</h2><ul>${faults.map(renderFault).join('')}</ul></aside>`}
${messages.length === 0 ? renderEmpty(to) : `<ol>${messages.map(renderMessage).join('')}</ol>`}
</main>
</body>
</html>
`;
}

function renderMessage({ channel, to, from, subject, text, html, at }: InboxMessage): string {
  const heading = channel === 'sms' ? 'Text message' : subject || 'No subject';
  return `<li><article>
<h2>${escapeHtml(heading)}</h2>
<dl>
<div><dt>To</dt><dd>${escapeHtml(to)}</dd></div>
<div><dt>From</dt><dd>${escapeHtml(from || '–')}</dd></div>
<div><dt>At</dt><dd><time datetime="${escapeHtml(at)}">${escapeHtml(at.replace('T', ' ').slice(0, 19))} UTC</time></dd></div>
</dl>
${html === undefined ? `<p class="text">${withLinks(text)}</p>` : renderParts(heading, text, html)}
</article></li>
`;
}

/** As a mail client shows it, in a frame that may do nothing but open links, and as plain text. */
function renderParts(heading: string, text: string, html: string): string {
  const shown = html.replaceAll('<a ', '<a target="_blank" rel="noreferrer" ');
  return `<iframe title="${escapeHtml(heading)}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(shown)}"></iframe>
<details><summary>Plain part</summary><p class="text">${withLinks(text)}</p></details>`;
}

function renderFault({ vendor, mode, times }: { vendor: string } & Fault): string {
  const left = times === null ? 'until cleared' : `${times} more`;
  return `<li><code>${escapeHtml(vendor)}</code>: ${escapeHtml(mode)}, ${left}</li>`;
}

function renderEmpty(to: string): string {
  return to
    ? `<p class="empty">Nothing for ${escapeHtml(to)}.</p>`
    : '<p class="empty">Nothing yet. What PixShift sends appears here.</p>';
}

/** Plain text as HTML in which web addresses can be followed. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => {
      const shown = escapeHtml(part);
      return index % 2 === 0 ? shown : `<a href="${shown}" rel="noreferrer">${shown}</a>`;
    })
    .join('');
}

const STYLE = `
header, main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { padding-bottom: 0; }
header p { margin: .25rem 0 0; color: var(--quiet); }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-bottom: 1rem; }
label { flex-basis: 100%; color: var(--quiet); font-size: .875rem; }
input[type=search] { flex: 1 1 14rem; min-width: 0; }
.toggle { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 .25rem; }
ol, ul { margin: 0; padding: 0; list-style: none; }
article, aside { margin-bottom: .75rem; padding: 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
aside { background: var(--warn); }
dl { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: .25rem 0 .75rem; color: var(--quiet); font-size: .875rem; }
dl div { display: flex; gap: .375rem; min-width: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .5rem; resize: vertical; overflow: auto; }
summary { min-height: 2.75rem; padding-top: .625rem; color: var(--quiet); cursor: pointer; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--quiet); }
`;
