import { blob, ellipse, fill, fine, limb, type Shape, spot, stroke, union } from '../pen/index.js';
import type { Species } from './species.js';

/** Tails as they grow to the right out of the origin. */
export function tail({ tail: kind, coat, light, marks }: Species): Shape[] {
  switch (kind) {
    case 'bushy':
      return [
        fill(
          blob('-20,10 30,26 84,10 110,-44 104,-104 76,-132! 70,-96 48,-62 20,-40 -10,-20'),
          coat,
          { pattern: true },
        ),
        fill(blob('76,-132! 104,-104 110,-64! 96,-74 90,-58! 80,-72 66,-62! 72,-90'), light),
      ];
    case 'long':
      return [
        limb(
          [
            [-10, 0],
            [70, -14],
            [92, -104],
          ],
          [26, 24],
          coat,
        ),
      ];
    case 'thin':
      return [
        limb(
          [
            [-10, 6],
            [64, 10],
            [110, -46],
          ],
          [13, 8],
          '#efb6b0',
        ),
      ];
    case 'curl':
      return [
        limb(
          [
            [-10, 0],
            [52, -4],
            [50, -66],
          ],
          [24, 18],
          coat,
        ),
      ];
    case 'tufted':
      return [
        limb(
          [
            [-10, 0],
            [60, 20],
            [82, -40],
          ],
          [13, 11],
          coat,
        ),
        fill(blob('74,-34 66,-62 86,-92! 104,-64 96,-34'), marks),
      ];
    case 'ringed':
      return [
        limb(
          [
            [-10, 0],
            [72, -10],
            [94, -112],
          ],
          [32, 30],
          coat,
        ),
        fine(stroke('50,-14 66,0 68,14'), 0),
        fine(stroke('76,-40 88,-24 100,-18'), 0),
        fine(stroke('84,-72 98,-60 110,-60'), 0),
      ];
    case 'hair':
      return [
        fill(
          blob('-16,-16 30,-36 76,-10 92,50 84,118! 70,100 58,122! 46,92 34,104! 36,50 10,16'),
          marks,
          { pattern: true },
        ),
        fine(stroke('30,-14 58,20 66,80'), 1),
      ];
    case 'flat':
      return [
        fill(blob('-10,0 40,-24 92,-36 118,-12 96,14 40,20'), marks),
        fine(stroke('46,-22 60,0 58,16'), 1),
        fine(stroke('76,-32 88,-10 84,14'), 1),
      ];
    case 'pom':
      return [union([ellipse(22, -2, 22), ellipse(40, -10, 16), ellipse(36, 12, 15)], '#ffffff')];
    case 'stub':
      return [spot(ellipse(14, 0, 20, 17), coat)];
  }
}
