import { layoutHtml } from './layout-html.js';
import { layoutText } from './layout-text.js';
import type { MailTemplate, MailTemplates } from './mail-templates.js';
import type { MailTexts } from './mail-text.js';
import { mailTextsEn } from './mail-texts.en.js';

/** Languages that mails are written in. A further one is a file of texts and a line in {@link TEXTS}. */
export type MailLocale = 'en';

const TEXTS: Readonly<Record<MailLocale, MailTexts>> = { en: mailTextsEn };

/** A mail's subject, its HTML and the plain part that says the same. */
export function renderMail<T extends MailTemplate>(
  template: T,
  data: MailTemplates[T],
  { locale = 'en', origin }: { locale?: MailLocale; origin: string },
): { subject: string; text: string; html: string } {
  const text = TEXTS[locale][template](data);
  return {
    subject: text.subject,
    text: layoutText(text, origin),
    html: layoutHtml(text, { locale, origin }),
  };
}
