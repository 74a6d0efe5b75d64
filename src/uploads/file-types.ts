/** The file types that are stored, and the ending of their storage keys. */
export const EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'application/epub+zip': 'epub',
  'application/zip': 'zip',
  'application/json': 'json',
  'text/plain': 'txt',
} as const;

export type StoredMime = keyof typeof EXTENSIONS;

/** Pictures that a preview can be made of. */
export function isPicture(mime: StoredMime): boolean {
  return mime.startsWith('image/');
}
