import { defineLook, NO_FRAME } from '../../look.js';
import { HAIR_COLOURS } from './hair-colours.js';
import { hairNeeded } from './hair-needed.js';
import { recolour } from './recolour.js';

export const hairColour = defineLook({
  slug: 'hair-colour',
  title: 'Hair colour',
  description: 'The hair of one person in another colour, with its strands and lights.',
  check: hairNeeded,
  parameters: {
    colour: {
      type: 'string',
      title: 'Colour',
      oneOf: Object.entries(HAIR_COLOURS).map(([name, { title }]) => ({ const: name, title })),
      default: 'copper',
    },
    strength: {
      type: 'integer',
      title: 'Strength',
      description: 'How much of the new colour covers your own.',
      minimum: 20,
      maximum: 100,
      default: 90,
    },
  },
  frameShare: NO_FRAME,
  async render(photo, { colour, strength }) {
    return recolour(photo, await hairNeeded(photo), HAIR_COLOURS[colour]!, strength / 100);
  },
});
