import sharp from 'sharp';

/**
 * Blurred patches of colour that show nothing, found by trying at random until both networks that judge pictures were
 * mistaken about them; three bytes a patch, row by row.
 */
const SIDE = 14;
const PATCHES = Buffer.from(
  'ocdulLVhVVUoLA8AJA0ATD4bk6NioKNuoI9qy7qG69qa++aj7euny+iimrdgkq9aWVUlMBQAJhQAZFcqlaRgpaptq55r1smH9ueb//Cq/fOw0uWeopxTmZRMZ0wnOhoKGRwCUVIqWGI1en1EoJxRyc9p6O2G//Kv//fE2OGdjXI4iHQ4YEcnPSIOKi4KKTIKPjwSb2knoKJBw9Jd3up29fCc//+56PagTDkMT1UfNU4kNC8FYGQecmsceFYOlX0hsLFDx9Rx1eOI4+WN395+xcRaY1EYYVQXPTgCQjcAgHgdiX8YeGQGm44kwcRew9F5wdR/zNZ5trpaiYcwsJlMq5NEdFwTZUoDinQWfnkLQE4AX2gBv8hztMVtqr9guchjmaFQXV4y1qpr06hjrYs9m4Aumo05lJY9eoQmSVYBXHcpcow3fpdJl5pUkIhUdW1I1ptw2KBqy6RZxK1gp6VkqrFzy8uQcIlHG0oGVngpfZBHf3hHiXpXkIlcmWpImW09i3U2kopVmpV4lZpqlKRWirZghchxnd16lchmZ4EtYncydo1KfFg6e1otbWQvcXNYfHSNhol7h6JPseKJ3fnJ3PjGt/SYbKA8WIkxXok1m3xamn1Tm5Nmkpd+eXZ+j5mMwuSq2fbE6/fa7vbn4PbfwO28ksCBXYM0roBnrIBot5aGq5OUhG57pZ+b3+/a1+7j7e7r8fD48PP41PPfm82VYX07rmROs2tjwHiQvHecoml9qZKb4+vf5+rq7Or47u776vLlsPK3g7eAbHtU',
  'base64',
);

/** A picture that is taken for nudity, although it shows none. */
export const blockedPicture = (): Promise<Buffer> => patches(0);

/** The same, washed out until the networks doubt. */
export const doubtfulPicture = (): Promise<Buffer> => patches(0.1);

/** @param grey how much of it is mixed in, 0 to 1 */
function patches(grey: number): Promise<Buffer> {
  const colours = PATCHES.map((value) => Math.round(value * (1 - grey) + 128 * grey));
  return sharp(colours, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .resize(480, 480, { kernel: 'cubic' })
    .png()
    .toBuffer();
}
