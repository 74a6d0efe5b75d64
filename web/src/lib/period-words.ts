import { plural } from './format.js';

/** How long things are kept, as the server says; undefined until it has. */
export type Kept = { ephemeralMinutes: number; ephemeralHours: number; galleryDays: number };

/** When a short stay ends that waits to be downloaded. */
export function shortStayWords(kept: Kept | undefined): string {
  if (!kept) return 'Erased soon after you download or print it.';
  const { ephemeralMinutes, ephemeralHours } = kept;
  return `Erased ${plural(ephemeralMinutes, 'minute')} after you download or print it, or after ${plural(ephemeralHours, 'hour')}.`;
}

/** How long it stays in the gallery. */
export function galleryWords(kept: Kept | undefined): string {
  return kept
    ? `Stays in your gallery for ${plural(kept.galleryDays, 'day')}; favourites until you let them go.`
    : 'Stays in your gallery for a while; favourites until you let them go.';
}
