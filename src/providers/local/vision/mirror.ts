/** A square picture of interleaved channels with left and right exchanged. */
export function mirror(pixels: Float32Array, side: number, channels: number): Float32Array {
  const out = new Float32Array(pixels.length);
  for (let i = 0; i < side * side; i++) {
    const x = i % side;
    const from = (i - x + side - 1 - x) * channels;
    for (let c = 0; c < channels; c++) out[i * channels + c] = pixels[from + c]!;
  }
  return out;
}
