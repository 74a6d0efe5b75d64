/** In characters. Beside the title itself, for the catalogue needs it without the fonts. */
export const MAX_TITLE_LENGTH = 40;
