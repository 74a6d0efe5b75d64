import type { MailTemplate, MailTemplates } from './mail-templates.js';

/** Something to follow: its words in HTML, and in plain text its address on a line of its own. */
export interface MailLink {
  readonly label: string;
  readonly href: string;
}

/** A part of a mail, from top to bottom. Each has an HTML form and a plain one with the same words. */
export type MailBlock =
  | {
      readonly kind: 'paragraph' | 'note';
      readonly text: string;
      readonly link?: MailLink;
    }
  /** The one thing to do. The address is written out below it, for those who see no buttons. */
  | ({ readonly kind: 'button' } & MailLink)
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] };

/** What a mail says, before it has a look. */
export interface MailText {
  readonly subject: string;
  /** What lists of mails show after the subject. */
  readonly preview: string;
  readonly title: string;
  readonly blocks: readonly MailBlock[];
  /** Why the recipient gets it, at the foot. */
  readonly reason: string;
}

/** The words of every mail in one language. */
export type MailTexts = {
  readonly [T in MailTemplate]: (data: MailTemplates[T]) => MailText;
};
