import sharp from 'sharp';
import { rgbImage, type Plane, type RgbaImage, type RgbImage } from './plane.js';

/** Renders a vector drawing (the inside of an SVG, in pixels) as a layer of the given size. */
export async function drawLayer(inside: string, width: number, height: number): Promise<RgbaImage> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
    ` viewBox="0 0 ${width} ${height}">${inside}</svg>`;
  const data = await sharp(Buffer.from(svg)).ensureAlpha().toColourspace('srgb').raw().toBuffer();
  const layer = { ...rgbImage(width, height), a: new Float32Array(width * height) };
  for (let i = 0, j = 0; i < layer.a.length; i++, j += 4) {
    layer.r[i] = data[j]! / 255;
    layer.g[i] = data[j + 1]! / 255;
    layer.b[i] = data[j + 2]! / 255;
    layer.a[i] = data[j + 3]! / 255;
  }
  return layer;
}

/** Lays a layer over a picture, in place. `hidden` is 1 where something in the picture stands before it. */
export function layOver(picture: RgbImage, layer: RgbaImage, light = 1, hidden?: Plane): void {
  for (let i = 0; i < layer.a.length; i++) {
    const cover = layer.a[i]! * (hidden ? 1 - hidden.data[i]! : 1);
    if (cover === 0) continue;
    picture.r[i] = picture.r[i]! + (layer.r[i]! * light - picture.r[i]!) * cover;
    picture.g[i] = picture.g[i]! + (layer.g[i]! * light - picture.g[i]!) * cover;
    picture.b[i] = picture.b[i]! + (layer.b[i]! * light - picture.b[i]!) * cover;
  }
}
