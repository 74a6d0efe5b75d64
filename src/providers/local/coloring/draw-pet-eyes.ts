import { mask, type Mask } from '../imaging/plane.js';
import { fillPolygon } from '../imaging/polygon.js';
import type { PetEye } from './pet-eyes.js';
import { circle, ring } from './ring.js';
import type { Curve } from './smooth-curve.js';

/** What is between the lids of an eye, as an area by itself: its border is drawn as any other. */
export function petEyeArea(eye: PetEye, width: number, height: number): Mask {
  return fillPolygon(circle(eye, eye.opening), mask(width, height));
}

/** Pupils with the light in them, which is left out. A ring around them stays wide enough to be coloured. */
export function petPupils(eyes: readonly PetEye[], gap: number): Curve[] {
  return eyes.flatMap((eye) => {
    const radius = Math.max(gap * 0.5, Math.min(eye.pupil, eye.opening - gap * 1.1));
    const light = { x: eye.x - radius * 0.32, y: eye.y - radius * 0.34 };
    return [
      ring(circle(eye, radius)),
      ...(radius > gap ? [ring(circle(light, radius * 0.3))] : []),
    ];
  });
}
