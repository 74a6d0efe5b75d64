import { matteOfPeople } from '../../vision/matte-of-people.js';
import { defineLook } from '../look.js';
import { CROWNS } from './crowns.js';
import { dress, makeRoom, ROOM_SHARE } from './dress.js';
import { facesNeeded } from './faces-needed.js';

export const wearingCrown = defineLook({
  slug: 'person-wearing-crown',
  title: 'Person wearing a crown',
  description: 'A crown on every head in the photo, with its tilt; faces stay as they are.',
  check: facesNeeded,
  parameters: {
    crown: {
      type: 'string',
      title: 'Crown',
      oneOf: Object.entries(CROWNS).map(([name, { title }]) => ({ const: name, title })),
      default: 'golden',
    },
  },
  frameShare: () => ROOM_SHARE / 2,
  async render(photo, { crown }) {
    const faces = await facesNeeded(photo);
    const outfit = { headwear: CROWNS[crown]! };
    return dress(makeRoom(photo, await matteOfPeople(photo, faces), faces, outfit), outfit);
  },
});
