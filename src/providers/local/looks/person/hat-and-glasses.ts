import { matteOfPeople } from '../../vision/matte-of-people.js';
import { defineLook } from '../look.js';
import { dress, makeRoom, ROOM_SHARE, type Outfit } from './dress.js';
import { facesNeeded } from './faces-needed.js';
import { GLASSES } from './glasses.js';
import { HATS } from './hats.js';

const choices = (of: Readonly<Record<string, { title: string }>>) =>
  Object.entries(of).map(([name, { title }]) => ({ const: name, title }));

export const hatAndGlasses = defineLook({
  slug: 'photo-hat-and-glasses',
  title: 'Hat and glasses',
  description: 'A hat and glasses for everybody in the photo, with the tilt of each head.',
  check: facesNeeded,
  parameters: {
    hat: { type: 'string', title: 'Hat', oneOf: choices(HATS), default: 'top-hat' },
    glasses: { type: 'string', title: 'Glasses', oneOf: choices(GLASSES), default: 'sunglasses' },
  },
  frameShare: () => ROOM_SHARE / 2,
  async render(photo, { hat, glasses }) {
    const faces = await facesNeeded(photo);
    const { worn, above } = HATS[hat]!;
    const outfit: Outfit = {};
    if (worn) outfit.headwear = { worn, above };
    const { drawing } = GLASSES[glasses]!;
    if (drawing !== undefined) outfit.glasses = drawing;
    return dress(makeRoom(photo, await matteOfPeople(photo, faces), faces, outfit), outfit);
  },
});
