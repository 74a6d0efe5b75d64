import { gaussianBlur } from '../../imaging/blur.js';
import { drawLayer, layOver } from '../../imaging/drawing-layer.js';
import { luma, type Plane, type RgbaImage, type RgbImage } from '../../imaging/plane.js';
import type { Face, Point } from '../../vision/face.js';
import type { Worn } from './crowns.js';
import { headOf, levelAt, type Head } from './head.js';
import { withRoomAbove } from './surroundings.js';

/** What everybody in the photo puts on. */
export interface Outfit {
  /** `above`: where it sits, from the hairline (0) to the top of the hair (1). */
  headwear?: { worn: Worn; above: number };
  /** A drawing with the pupils at (-25, 0) and (25, 0). */
  glasses?: string;
}

/** At most so much of the photo's longer side is added above for what rises out of it. */
export const ROOM_SHARE = 0.3;
const LEAST_FIT = 0.78;
const PUPIL_DISTANCE = 50;

/** A photo of people with what is known of them. */
export interface Sitting {
  readonly photo: RgbImage;
  readonly matte: Plane;
  readonly heads: readonly Head[];
}

/** Heads and, where what they put on would not fit into the photo, room above them. */
export function makeRoom(
  photo: RgbImage,
  matte: Plane,
  faces: readonly Face[],
  outfit: Outfit,
): Sitting {
  const heads = faces.map((face) => headOf(face, matte));
  const rows = Math.min(roomNeeded(heads, matte, outfit), roomAllowed(photo));
  return { ...withRoomAbove(photo, matte, rows), heads: heads.map((head) => lowered(head, rows)) };
}

/** Puts an outfit on everybody, with the tilt of each head and the light that falls on the faces. */
export async function dress(sitting: Sitting, outfit: Outfit): Promise<RgbImage> {
  const { photo, matte, heads } = sitting;
  const { width, height } = photo;
  const out = { width, height, r: photo.r.slice(), g: photo.g.slice(), b: photo.b.slice() };
  const light = lightOn(photo, heads);
  if (outfit.headwear) {
    const { worn, above } = outfit.headwear;
    const places = heads.map((head) => placeOnHead(head, matte, above, worn.rise));
    const draw = (part: string) => drawLayer(places.map((at) => at(part)).join(''), width, height);
    layOver(out, await draw(worn.back), light * 0.85, matte);
    const layer = await draw(worn.front);
    castShadow(out, layer, matte, heads[0]!.faceWidth);
    layOver(out, layer, light);
  }
  if (outfit.glasses !== undefined) {
    const drawn = heads.map((head) => placeOnEyes(head, outfit.glasses!)).join('');
    layOver(out, await drawLayer(drawn, width, height), light);
  }
  return out;
}

function roomAllowed({ width, height }: RgbImage): number {
  return Math.floor(Math.max(width, height) * ROOM_SHARE);
}

/** Rows that are missing above the photo for the highest tip, with a little air. */
function roomNeeded(heads: readonly Head[], matte: Plane, { headwear }: Outfit): number {
  if (!headwear) return 0;
  const tips = heads.map((head) => {
    const { middle, width } = levelAt(head, head.hair * headwear.above, matte);
    return middle.y + head.up.y * headwear.worn.rise * (width / 100) - head.faceHeight * 0.12;
  });
  return Math.max(0, Math.ceil(-Math.min(...tips)));
}

function lowered(head: Head, rows: number): Head {
  const down = ({ x, y }: Point): Point => ({ x, y: y + rows });
  return {
    ...head,
    forehead: down(head.forehead),
    rightEye: down(head.rightEye),
    leftEye: down(head.leftEye),
    skin: head.skin.map(down),
  };
}

/** What would still rise out of the photo is made smaller, but not so small that it would be a toy. */
function placeOnHead(
  head: Head,
  matte: Plane,
  above: number,
  rise: number,
): (part: string) => string {
  const { middle, width } = levelAt(head, head.hair * above, matte);
  const tall = rise * (width / 100) * -head.up.y;
  const fit = Math.max(LEAST_FIT, Math.min(1, (middle.y * 0.97) / tall));
  return (part) => placed(part, middle, head.roll, (width / 100) * fit);
}

function placeOnEyes({ rightEye, leftEye }: Head, drawing: string): string {
  const [dx, dy] = [leftEye.x - rightEye.x, leftEye.y - rightEye.y];
  const middle = { x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2 };
  return placed(drawing, middle, Math.atan2(dy, dx), Math.hypot(dx, dy) / PUPIL_DISTANCE);
}

function placed(drawing: string, at: Point, angle: number, scale: number): string {
  const turn = ((angle * 180) / Math.PI).toFixed(2);
  return `<g transform="translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) rotate(${turn}) scale(${scale.toFixed(4)})">${drawing}</g>`;
}

/** How bright things are before the camera, judged by the faces: what is put on must not shine in the dark. */
function lightOn(photo: RgbImage, heads: readonly Head[]): number {
  const tone = luma(photo);
  const skin = heads.flatMap((head) => head.skin);
  const sum = skin.reduce((total, { x, y }) => {
    const px = Math.min(tone.width - 1, Math.max(0, Math.floor(x)));
    const py = Math.min(tone.height - 1, Math.max(0, Math.floor(y)));
    return total + tone.data[py * tone.width + px]!;
  }, 0);
  return Math.min(1.03, Math.max(0.5, 0.5 + 0.8 * (sum / skin.length)));
}

/** The shadow that headwear throws on hair and forehead just below it. */
function castShadow(picture: RgbImage, layer: RgbaImage, matte: Plane, faceWidth: number): void {
  const { width, height } = picture;
  const soft = gaussianBlur({ width, height, data: layer.a }, faceWidth * 0.025).data;
  const drop = Math.round(faceWidth * 0.035);
  for (let y = drop; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const shade = 1 - 0.38 * soft[i - drop * width]! * matte.data[i]!;
      if (shade > 0.998) continue;
      picture.r[i] = picture.r[i]! * shade;
      picture.g[i] = picture.g[i]! * shade;
      picture.b[i] = picture.b[i]! * shade;
    }
  }
}
