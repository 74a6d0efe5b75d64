import type { MailBlock, MailLink, MailText } from './mail-text.js';

/**
 * The one look of all mails: a card on paper, in tables with styles in place, because many clients
 * know nothing newer. The colours are the web app's. Clients that know dark mode get its dark twin
 * by classes; those that invert by themselves find no picture and no white that would break.
 */
export function layoutHtml(
  mail: MailText,
  { locale, origin }: { locale: string; origin: string },
): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(mail.subject)}</title>
<style>${DARK}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#fbf7f0;-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;">${escapeHtml(mail.preview)}</div>
<table class="ground" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fbf7f0;">
<tr><td align="center" style="padding:32px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;">
<tr><td class="ink" style="${TEXT}padding:0 12px 16px;font-family:${DISPLAY};font-size:22px;line-height:28px;font-weight:600;">PixShift</td></tr>
<tr><td class="raised" style="background-color:#ffffff;border:1px solid #e5ddd0;border-radius:16px;padding:32px 28px 16px;">
<h1 class="ink" style="${TEXT}margin:0 0 16px;font-family:${DISPLAY};font-size:26px;line-height:32px;font-weight:600;">${escapeHtml(mail.title)}</h1>
${mail.blocks.map(blockHtml).join('\n')}
</td></tr>
<tr><td class="muted" style="${QUIET}padding:20px 12px 0;">${escapeHtml(mail.reason)}<br>
<a class="muted" href="${escapeHtml(origin)}" style="color:#6b635a;">PixShift</a></td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const SANS = "Figtree,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const DISPLAY = "Fraunces,Georgia,'Times New Roman',serif";
const TEXT = `color:#1e1b18;font-family:${SANS};font-size:16px;line-height:24px;`;
const QUIET = `color:#6b635a;font-family:${SANS};font-size:14px;line-height:20px;`;

const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background-color: #171512 !important; }
  .raised { background-color: #211e1a !important; border-color: #37322c !important; }
  .ink { color: #f3ede4 !important; }
  .muted { color: #a79d91 !important; }
  .line { border-color: #37322c !important; }
  .action { background-color: #7da2ff !important; color: #171512 !important; }
  .link { color: #7da2ff !important; }
}
`;

function blockHtml(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="ink" style="${TEXT}margin:0 0 16px;">${wordsHtml(block)}</p>`;
    case 'note':
      return `<p class="muted" style="${QUIET}margin:0 0 16px;">${wordsHtml(block)}</p>`;
    case 'button':
      return buttonHtml(block);
    case 'facts':
      return `<table class="line" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-top:1px solid #e5ddd0;">
${block.rows.map(factHtml).join('\n')}
</table>`;
  }
}

function buttonHtml({ label, href }: MailLink): string {
  const address = escapeHtml(href);
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px;">
<tr><td class="action" style="background-color:#1f5eff;border-radius:12px;">
<a class="action" href="${address}" style="display:inline-block;padding:13px 22px;border-radius:12px;background-color:#1f5eff;color:#ffffff;font-family:${SANS};font-size:16px;line-height:22px;font-weight:600;text-decoration:none;">${escapeHtml(label)}</a>
</td></tr>
</table>
<p class="muted" style="${QUIET}margin:0 0 16px;word-wrap:break-word;overflow-wrap:anywhere;"><a class="link" href="${address}" style="color:#1f5eff;">${address}</a></p>`;
}

function factHtml([label, value]: readonly [string, string]): string {
  return `<tr><td class="muted line" style="${QUIET}padding:10px 12px 10px 0;border-bottom:1px solid #e5ddd0;white-space:nowrap;" valign="top">${escapeHtml(label)}</td>
<td class="ink line" style="${TEXT}padding:8px 0;border-bottom:1px solid #e5ddd0;">${escapeHtml(value)}</td></tr>`;
}

function wordsHtml({ text, link }: { text: string; link?: MailLink }): string {
  if (!link) return escapeHtml(text);
  const { label, href } = link;
  return `${escapeHtml(text)} <a class="link" href="${escapeHtml(href)}" style="color:#1f5eff;">${escapeHtml(label)}</a>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
