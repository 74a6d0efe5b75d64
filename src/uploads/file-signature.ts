/** What may be uploaded (decision R-25). */
export const ALLOWED_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;

export const IMAGE_FORMATS = ['jpeg', 'png', 'webp', 'gif'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** So many bytes at the start of a file decide what it is. */
export const SIGNATURE_BYTES = 512;

export type FileSignature =
  | { readonly format: ImageFormat }
  /** `looksLike` completes the sentence "This is …"; undefined where nobody could tell. */
  | { readonly format: undefined; readonly looksLike: string | undefined };

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const FORMATS: readonly { format: ImageFormat; matches: (head: Buffer) => boolean }[] = [
  { format: 'jpeg', matches: (head) => startsWith(head, Buffer.from([0xff, 0xd8, 0xff])) },
  { format: 'png', matches: (head) => startsWith(head, ascii('\x89PNG\r\n\x1a\n')) },
  {
    format: 'webp',
    matches: (head) => startsWith(head, ascii('RIFF')) && has(head, 8, ascii('WEBPVP8')),
  },
  {
    format: 'gif',
    matches: (head) => startsWith(head, ascii('GIF87a')) || startsWith(head, ascii('GIF89a')),
  },
];

/** What people try, for a message that they understand; the order matters. */
const OTHERS: readonly { looksLike: string; matches: (head: Buffer) => boolean }[] = [
  {
    looksLike: 'a HEIC photo',
    matches: (head) => isBrand(head, /^(hei[cxms]|hev[cx]|mif1|msf1)$/),
  },
  { looksLike: 'an AVIF picture', matches: (head) => isBrand(head, /^avi[fs]$/) },
  { looksLike: 'a film', matches: (head) => has(head, 4, ascii('ftyp')) },
  { looksLike: 'a TIFF picture', matches: (head) => /^(II\*\0|MM\0\*)/.test(latin(head, 4)) },
  {
    looksLike: 'a BMP picture',
    matches: (head) => latin(head, 2) === 'BM' && has(head, 6, Buffer.alloc(4)),
  },
  { looksLike: 'an icon file', matches: (head) => startsWith(head, Buffer.from([0, 0, 1, 0])) },
  {
    looksLike: 'a JPEG XL picture',
    matches: (head) => startsWith(head, Buffer.from([0xff, 0x0a])) || has(head, 4, ascii('JXL ')),
  },
  { looksLike: 'a Photoshop file', matches: (head) => latin(head, 4) === '8BPS' },
  { looksLike: 'a ZIP archive', matches: (head) => latin(head, 4) === 'PK\x03\x04' },
  { looksLike: 'a program', matches: (head) => /^(MZ|\x7fELF|#!)/.test(latin(head, 4)) },
  { looksLike: 'a PDF document', matches: (head) => head.includes('%PDF-') },
  { looksLike: 'an SVG drawing', matches: (head) => /<svg[\s>]/i.test(head.toString('latin1')) },
  {
    looksLike: 'a web page',
    matches: (head) => /<(!doctype html|html|head|body|script)[\s>]/i.test(head.toString('latin1')),
  },
  {
    looksLike: 'an XML document',
    matches: (head) => /^\W{0,3}<\?xml/.test(head.toString('latin1')),
  },
];

/**
 * What a file is, by its first {@link SIGNATURE_BYTES} bytes. Neither its name nor the type that the
 * sender declares is asked.
 */
export function readSignature(head: Buffer): FileSignature {
  for (const { format, matches } of FORMATS) if (matches(head)) return { format };
  return { format: undefined, looksLike: OTHERS.find(({ matches }) => matches(head))?.looksLike };
}

function isBrand(head: Buffer, brand: RegExp): boolean {
  return has(head, 4, ascii('ftyp')) && brand.test(head.toString('latin1', 8, 12));
}

function latin(head: Buffer, length: number): string {
  return head.toString('latin1', 0, length);
}

function startsWith(head: Buffer, bytes: Buffer): boolean {
  return has(head, 0, bytes);
}

function has(head: Buffer, at: number, bytes: Buffer): boolean {
  return head.subarray(at, at + bytes.length).equals(bytes);
}
