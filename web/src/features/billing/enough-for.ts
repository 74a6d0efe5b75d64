import type { Spending } from '../../api/cap.js';
import { plural } from '../../lib/format.js';

/** What a standard picture costs. */
export const CREDITS_A_PICTURE = 10;

/** What there is, said as pictures, of which a cap of one's own may allow fewer. */
export function enoughFor(
  credits: number,
  freeRuns: number,
  { cap, spent, held }: Pick<Spending, 'cap' | 'spent' | 'held'>,
): string {
  const covered = Math.floor(credits / CREDITS_A_PICTURE);
  const free = plural(freeRuns, 'free run');
  if (covered === 0) {
    const left = credits === 0 ? 'No credits yet' : 'Not quite enough for a standard picture';
    return freeRuns > 0 ? `${left}, and ${free} left this month.` : `${left}.`;
  }
  const besides = freeRuns > 0 ? `, besides your ${free}` : '';
  const allowed =
    cap === null ? covered : Math.floor(Math.max(0, cap - spent - held) / CREDITS_A_PICTURE);
  const enough = `Enough for ${plural(covered, 'standard picture')}`;
  if (allowed >= covered) return `${enough}${besides}.`;
  const now = allowed === 0 ? 'none of them' : `${allowed} of them`;
  return `${enough}${besides}. Your cap leaves room for ${now} this month.`;
}
