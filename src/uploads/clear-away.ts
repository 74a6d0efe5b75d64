/** V8 marks its heap once about ten have come in since it did so last. */
const AFTER_BYTES = 8 * 1024 * 1024;

let since = 0;

/**
 * Told of each piece of an upload as it comes. The pieces lie outside of V8's heap and are soon of no use,
 * but V8 counts them like something old and marks its whole heap for their sake, while the minor collection
 * that would let go of them comes only when the young generation is full, which their few objects do not
 * fill. So it is asked for: it takes a millisecond, marking takes forty.
 *
 * Works where Node is started with `--expose-gc`, as `npm start` does; elsewhere it does nothing.
 */
export function clearAway(bytes: number): void {
  since += bytes;
  if (since < AFTER_BYTES) return;
  since = 0;
  globalThis.gc?.({ type: 'minor' });
}
