/** A part of a mail, from top to bottom. Each has an HTML form and a plain one with the same words. */
export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The one thing to do. The address is written out below it, for those who see no buttons. */
  | { readonly kind: 'button'; readonly label: string; readonly href: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'note'; readonly text: string };

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
