import { describe, expect, it } from '@jest/globals';

import { advance, furthest, type LiveProgress, shareOf, START } from './live-progress.js';

const progress = (done: number, of = 4) =>
  ({ kind: 'progress', step: `s${done}`, done, of }) as const;
const at = (done: number, of = 4): LiveProgress => ({ ...START, step: `s${done}`, done, of });

describe('what is shown of a run', () => {
  it('goes from its place in the line through its steps', () => {
    const queued = advance(START, { kind: 'queued', position: 2 });
    expect(queued).toEqual({ ...START, position: 2 });
    expect(advance(queued, progress(0))).toEqual(at(0));
    expect(advance(at(0), progress(1))).toEqual(at(1));
  });

  it('does not go back when events are told again, come late, or the run begins anew', () => {
    expect(advance(at(2), progress(0))).toEqual(at(2));
    expect(advance(at(2), { kind: 'queued', position: 0 })).toEqual(at(2));
    expect(advance(at(2), progress(1, 4))).toEqual(at(2));
  });

  it('goes on within a step, part by part, and never back', () => {
    const within = (done: number, part: number) => ({ ...progress(done), part });
    const half = advance(at(1), within(1, 0.5));
    expect(half).toEqual({ ...at(1), part: 0.5 });
    expect(shareOf(half)).toBe(1.5 / 4);
    expect(advance(half, within(1, 0.25))).toEqual(half);
    expect(advance(half, progress(2))).toEqual(at(2));
  });

  it('goes on from what was known when the page was opened', () => {
    expect(furthest(at(2), START)).toEqual(at(2));
    expect(furthest(at(2), at(0))).toEqual(at(2));
    expect(furthest(at(2), at(3))).toEqual(at(3));
    expect(furthest({ ...START, position: 4 }, { ...START, position: 1 }).position).toBe(1);
  });

  it('says that the line is lost, and that it is back by the next word of any kind', () => {
    const lost = advance(at(2), { kind: 'reconnecting' });
    expect(lost).toEqual({ ...at(2), reconnecting: true });
    expect(furthest(at(3), lost).reconnecting).toBe(true);
    expect(advance(lost, progress(1)).reconnecting).toBe(false);
  });
});
