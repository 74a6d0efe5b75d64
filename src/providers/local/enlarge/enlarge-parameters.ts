import type { ParameterSchemas } from '../parameters.js';

export const ENLARGE_SLUG = 'photo-enlarge';

/** What a form can ask for. */
export const ENLARGE_PARAMETERS = {
  scale: {
    type: 'string',
    title: 'How much bigger?',
    oneOf: [
      { const: '2', title: '×2' },
      { const: '4', title: '×4' },
    ],
    default: '2',
  },
} as const satisfies ParameterSchemas;
