/** In characters. Beside the reader itself, for the catalogue needs it without the drawings. */
export const MAX_IDEA_LENGTH = 400;
