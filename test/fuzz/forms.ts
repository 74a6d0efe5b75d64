import fc from 'fast-check';
import sharp from 'sharp';
import { hostileName, hostileText } from './hostile-values.js';

const BOUNDARY = '----fuzz';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Just large enough to be taken. */
const PHOTO = await sharp({
  create: { width: 120, height: 120, channels: 3, background: '#3a6ea5' },
})
  .jpeg()
  .toBuffer();

interface Part {
  readonly name?: string;
  /** Null: a field and no file. */
  readonly fileName?: string | null;
  readonly type?: string;
  readonly bytes?: Buffer;
}

/** The bytes of a form; a part that says nothing is a photo in the field `file`. */
export function form(parts: readonly Part[]): Buffer {
  const lines = parts.flatMap(
    ({ name = 'file', fileName = 'photo.jpg', type = 'image/jpeg', bytes = PHOTO }) => [
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"` +
          `${fileName === null ? '' : `; filename="${fileName}"`}\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ],
  );
  return Buffer.concat([...lines, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** Forms that are wrong in one way or another. */
export function formChange(): fc.Arbitrary<Buffer> {
  const whole = form([{}]);
  return fc.oneof(
    hostileName().map((name) => form([{ name }])),
    hostileText().map((fileName) => form([{ fileName }])),
    hostileText().map((type) => form([{ type }])),
    hostileText().map((text) => form([{ bytes: Buffer.from(text) }])),
    hostileText().map((text) => form([{ fileName: null, bytes: Buffer.from(text) }])),
    hostileName().map((name) => form([{}, { name, fileName: null, bytes: Buffer.from('x') }])),
    fc.nat({ max: whole.length }).map((end) => whole.subarray(0, end)),
    fc.nat({ max: PHOTO.length }).map((end) => form([{ bytes: PHOTO.subarray(0, end) }])),
    fc.constantFrom(form([]), form([{}, {}]), Buffer.concat([whole, whole])),
  );
}
