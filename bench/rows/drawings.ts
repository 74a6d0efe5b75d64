import type { Extent, Row } from '../bench.js';
import { flatMemory, makeInHalves } from '../support/engine-process.js';
import type { World } from '../support/world.js';

const WISHES = [
  { idea: 'a fox wearing a crown reading a book in the forest' },
  { idea: 'two cats riding a rocket in space' },
  { idea: 'a princess and a dragon in front of a castle', title: 'Once upon a time' },
  { idea: 'six ducks on a farm', difficulty: 'detailed' },
  { idea: 'an owl in the forest at night', style: 'zentangle' },
  { idea: 'a butterfly', style: 'mandala' },
];

/** What a study of such an engine took at the least for the same files, on a machine of two cores. */
const STUDY_MS = 2000;

/** All files of a page that is drawn of an idea: PNG, SVG and both PDFs, in a process as the pool's. */
export const drawnPages: Row<{ world: World; extent: Extent }> = async ({ world, extent }) => {
  const halves = await makeInHalves({
    task: 'drawnPage',
    wishes: WISHES,
    folder: world.folder,
    rounds: extent.count(17, 3),
  });
  const { first, second, amount } = halves;
  return [
    {
      what: 'a page drawn of an idea, all four files (time)',
      baseline: 'the least that a study of it took, 2 s',
      value: second.time / STUDY_MS,
      unit: '×',
      good: 'low',
      must: 0.5,
      aim: 0.3,
      detail: `${second.time.toFixed(0)} ms on this machine`,
    },
    {
      what: 'memory of the process that draws pages, at the most',
      baseline: '',
      value: Math.max(first.memory, second.memory),
      unit: 'MB',
      good: 'low',
      must: 800,
      aim: 400,
      detail: `${amount} pages, one after the other`,
    },
    flatMemory(halves),
  ];
};
