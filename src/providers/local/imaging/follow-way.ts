/** A direction for every square of `step` pixels, as a unit vector. Its opposite means the same. */
interface Course {
  /** Squares in a row. */
  readonly width: number;
  readonly step: 1 | 2;
  readonly tx: Float32Array;
  readonly ty: Float32Array;
}

/**
 * Follows the directions from a pixel of a picture both ways, and writes down the pixels that it comes to: those of the
 * first step one way and the other, then those of the second. A way that leaves the picture goes on along its border.
 * Both ways at once, because each step has to wait for the one before it.
 * @param stride length of a step, in pixels
 * @param every the direction is looked up again after so many steps: 1, or 2 where it turns slowly
 * @param way filled with indices into the picture; half its length are the steps
 */
export function followWay(
  { tx, ty, width: across, step }: Course,
  { width, height }: { readonly width: number; readonly height: number },
  x: number,
  y: number,
  stride: number,
  every: 1 | 2,
  way: Int32Array,
): void {
  const shift = step >> 1;
  const skipped = every - 1;
  const right = width - 1;
  const bottom = height - 1;
  const home = (y >> shift) * across + (x >> shift);
  let ax = x + 0.5;
  let ay = y + 0.5;
  let adx = tx[home]! * stride;
  let ady = ty[home]! * stride;
  let bx = ax;
  let by = ay;
  let bdx = -adx;
  let bdy = -ady;
  for (let at = 0, s = 1; at < way.length; at += 2, s++) {
    ax += adx;
    ay += ady;
    bx += bdx;
    by += bdy;
    const acol = ax < 0 ? 0 : ax > right ? right : ax | 0;
    const arow = ay < 0 ? 0 : ay > bottom ? bottom : ay | 0;
    const bcol = bx < 0 ? 0 : bx > right ? right : bx | 0;
    const brow = by < 0 ? 0 : by > bottom ? bottom : by | 0;
    way[at] = arow * width + acol;
    way[at + 1] = brow * width + bcol;
    if ((s & skipped) !== 0) continue;
    const a = (arow >> shift) * across + (acol >> shift);
    const b = (brow >> shift) * across + (bcol >> shift);
    const anx = tx[a]! * stride;
    const any = ty[a]! * stride;
    const bnx = tx[b]! * stride;
    const bny = ty[b]! * stride;
    if (anx * adx + any * ady < 0) {
      adx = -anx;
      ady = -any;
    } else {
      adx = anx;
      ady = any;
    }
    if (bnx * bdx + bny * bdy < 0) {
      bdx = -bnx;
      bdy = -bny;
    } else {
      bdx = bnx;
      bdy = bny;
    }
  }
}
