import { plural } from './format.js';

/** How long things are kept, as the server says; undefined until it has. */
export type Kept = { ephemeralMinutes: number; ephemeralHours: number; galleryDays: number };

/** When a short stay ends that waits to be downloaded. */
export function shortStayWords(kept: Kept | undefined): string {
  if (!kept) return 'Erased soon after you download or print it.';
  const { ephemeralMinutes, ephemeralHours } = kept;
  return `Erased ${plural(ephemeralMinutes, 'minute')} after you download or print it, or after ${plural(ephemeralHours, 'hour')}.`;
}

/** How long it stays in the gallery: with a plan that keeps results until its owner removes it. */
export function galleryWords(kept: Kept | undefined, keepsResults: boolean): string {
  if (keepsResults) return 'Stays in your gallery until you remove it.';
  return kept
    ? `Stays in your gallery for ${plural(kept.galleryDays, 'day')}; favourites until you let them go.`
    : 'Stays in your gallery for a while; favourites until you let them go.';
}

/** What the button that keeps it promises. */
export function keepLabel(kept: Kept | undefined, keepsResults: boolean): string {
  if (keepsResults) return 'Keep it until I remove it';
  return kept ? `Keep it for ${plural(kept.galleryDays, 'day')}` : 'Keep it';
}

/** What becomes of what was made before a plan that keeps results. */
export function earlierWords(kept: Kept | undefined): string {
  const atMost = kept ? `, a short stay ${plural(kept.ephemeralHours, 'hour')} at the most` : '';
  return `What you made before keeps its time${atMost}. Open a picture and keep it, and it stays, too.`;
}
