import type { MailBlock, MailText } from './mail-text.js';

/** The plain part of a mail. Addresses stand on lines of their own, so that no client breaks them. */
export function layoutText(mail: MailText, origin: string): string {
  return [mail.title, ...mail.blocks.map(blockText), '--', `${mail.reason}\nPixShift, ${origin}`]
    .join('\n\n')
    .concat('\n');
}

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.link ? `${block.text} ${block.link.label}:\n${block.link.href}` : block.text;
    case 'button':
      return `${block.label}:\n${block.href}`;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  }
}
