import type { DifficultyName } from '../../coloring/difficulty.js';
import type { Level } from '../pen/index.js';

/** Widths on paper in millimetres, and how much there is to colour. */
export interface LineWidths {
  readonly outline: number;
  readonly detail: number;
  readonly level: Level;
}

export const LINE_WIDTHS: Record<DifficultyName, LineWidths> = {
  simple: { outline: 1.2, detail: 0.9, level: 0 },
  medium: { outline: 0.9, detail: 0.6, level: 1 },
  detailed: { outline: 0.65, detail: 0.45, level: 2 },
};
