import type { ParameterSchemas } from '../parameters.js';
import { FRAMINGS } from './portrait/framing.js';

/** What a form can ask for. */
export const FURSONA_PARAMETERS = {
  mood: {
    type: 'string',
    title: 'Mood',
    oneOf: [
      { const: 'playful', title: 'Playful' },
      { const: 'heroic', title: 'Heroic' },
      { const: 'mysterious', title: 'Mysterious' },
      { const: 'cosy', title: 'Cosy' },
    ],
    default: 'playful',
  },
  animal: {
    type: 'string',
    title: 'Favourite animal',
    description: 'In English. Leave empty to be surprised.',
    maxLength: 40,
    pattern: '',
    default: '',
  },
  name: {
    type: 'string',
    title: 'Name',
    description: 'Leave empty for one that fits the mood.',
    maxLength: 24,
    pattern: "^(?:\\s*|\\s*\\p{L}[\\p{L}\\p{M}'’. -]*)$",
    default: '',
  },
  pronouns: {
    type: 'string',
    title: 'Pronouns',
    oneOf: [
      { const: 'none', title: 'None' },
      { const: 'she', title: 'She' },
      { const: 'he', title: 'He' },
      { const: 'they', title: 'They' },
    ],
    default: 'none',
  },
  framing: {
    type: 'string',
    title: 'Picture',
    oneOf: Object.entries(FRAMINGS).map(([name, { title }]) => ({ const: name, title })),
    default: 'shoulders',
  },
} as const satisfies ParameterSchemas;
