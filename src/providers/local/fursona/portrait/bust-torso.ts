import { boundsOf, patch, type Shape, stroke } from '../../drawing/pen/index.js';

/** Where the neck ends, in the units of figures. */
const NECK = 66;
const SHOULDER = '18,68 50,80 64,108';
const SIDE = '50,80 70,140 80,204 58,258';
const mirrored = (points: string): string => points.replaceAll(/(\d+),/g, '-$1,');

/**
 * A body whose sides lie under arms that hang down: there its outline would run along theirs, and both become one thick
 * line. The body of wool has bumps instead, and stays as it is.
 * @param coat by which a body is known, with its place
 * @param waves the right arm does not hang down
 */
export function withoutSides(shapes: readonly Shape[], coat: string, waves: boolean): Shape[] {
  return shapes.map((shape) => {
    const isBody =
      shape.tint === coat && shape.pattern && !shape.merged && boundsOf([shape]).top === NECK;
    if (!isBody) return shape;
    const [area] = shape.area;
    const lines = [stroke(mirrored(SHOULDER)), stroke(waves ? `18,68 ${SIDE}` : SHOULDER)];
    return patch(area!, lines, shape.tint, { pattern: true });
  });
}
