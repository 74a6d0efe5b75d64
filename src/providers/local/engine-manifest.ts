import { DIFFICULTIES } from './coloring/difficulty.js';
import { PAPERS } from './coloring/paper.js';
import { MAX_TITLE_LENGTH } from './coloring/title-length.js';
import { MAX_IDEA_LENGTH } from './drawing/idea/idea-length.js';
import { ILLUSTRATION_SHAPES } from './drawing/illustration-shapes.js';
import { STYLES } from './drawing/styles.js';
import { ENLARGE_PARAMETERS, ENLARGE_SLUG } from './enlarge/enlarge-parameters.js';
import { ENGINE } from './engine-version.js';
import { FURSONA_PARAMETERS } from './fursona/fursona-parameters.js';
import { LOOKS } from './looks/looks.js';
import { parameterObjectSchema, type ParameterSchemas } from './parameters.js';

/** One thing that the engine can make of a photo or of an idea. */
export interface EngineProduct {
  /** Slug of the catalogue entry. */
  slug: string;
  /** The pool task that makes it. */
  task: 'look' | 'coloringPage' | 'drawnPage' | 'illustration' | 'fursona' | 'enlarge';
  title: string;
  description: string;
  /** JSON Schema of the settings, with titles and defaults, from which a form can be made. */
  parameters: ReturnType<typeof parameterObjectSchema>;
}

export const COLORING_SLUG = 'coloring-from-photo';
export const DRAWING_SLUG = 'coloring-from-prompt';
export const ILLUSTRATION_SLUG = 'illustration-from-prompt';
export const FURSONA_SLUG = 'fursona-describe';

const COLORING_PARAMETERS = {
  difficulty: {
    type: 'string',
    title: 'Difficulty',
    oneOf: Object.entries(DIFFICULTIES).map(([name, { title }]) => ({ const: name, title })),
    default: 'medium',
  },
  paper: {
    type: 'string',
    title: 'Paper',
    description: 'For the picture file. The PDF always comes in both sizes.',
    oneOf: Object.entries(PAPERS).map(([name, { title }]) => ({ const: name, title })),
    default: 'A4',
  },
  title: {
    type: 'string',
    title: 'Title',
    description: 'A line in hollow letters under the picture. Leave empty for none.',
    maxLength: MAX_TITLE_LENGTH,
    pattern: '^[^\\p{Cc}]*$',
    default: '',
  },
} as const satisfies ParameterSchemas;

const DRAWING_PARAMETERS = {
  idea: {
    type: 'string',
    title: 'What should be on the page?',
    description:
      'Who is on the page, their hat or costume, what they hold and ride, and where. In English.',
    maxLength: MAX_IDEA_LENGTH,
    pattern: '\\S',
    default: '',
  },
  style: {
    type: 'string',
    title: 'Style',
    oneOf: Object.entries(STYLES).map(([name, { title }]) => ({ const: name, title })),
    default: 'picture',
  },
  difficulty: COLORING_PARAMETERS.difficulty,
  paper: COLORING_PARAMETERS.paper,
  bleed: {
    type: 'boolean',
    title: 'To the edge of the paper',
    default: false,
  },
  title: COLORING_PARAMETERS.title,
} as const satisfies ParameterSchemas;

const ILLUSTRATION_PARAMETERS = {
  idea: {
    ...DRAWING_PARAMETERS.idea,
    title: 'What should be in the picture?',
    description:
      'Who is in the picture, their hat or costume, what they hold and ride, and where. In English.',
  },
  shape: {
    type: 'string',
    title: 'Shape',
    oneOf: Object.entries(ILLUSTRATION_SHAPES).map(([name, { title }]) => ({ const: name, title })),
    default: 'upright',
  },
} as const satisfies ParameterSchemas;

/** What the engine is and what it can make. */
export const ENGINE_MANIFEST: {
  name: string;
  version: string;
  products: readonly EngineProduct[];
} = {
  ...ENGINE,
  products: [
    ...LOOKS.map(({ slug, title, description, parameters }) => ({
      slug,
      task: 'look' as const,
      title,
      description,
      parameters: parameterObjectSchema(parameters),
    })),
    {
      slug: COLORING_SLUG,
      task: 'coloringPage',
      title: 'Colouring page from a photo',
      description: 'Clean outlines to colour in, ready to print on A4 or Letter.',
      parameters: parameterObjectSchema(COLORING_PARAMETERS),
    },
    {
      slug: DRAWING_SLUG,
      task: 'drawnPage',
      title: 'Colouring page from an idea',
      description: 'Drawn from words, with clean outlines to colour in, ready to print.',
      parameters: parameterObjectSchema(DRAWING_PARAMETERS),
    },
    {
      slug: ILLUSTRATION_SLUG,
      task: 'illustration',
      title: 'Picture-book scene from an idea',
      description: 'Drawn from words, in colour and soft light, to the edges.',
      parameters: parameterObjectSchema(ILLUSTRATION_PARAMETERS),
    },
    {
      slug: ENLARGE_SLUG,
      task: 'enlarge',
      title: 'Make it bigger',
      description: 'A photo twice or four times as wide and as high.',
      parameters: parameterObjectSchema(ENLARGE_PARAMETERS),
    },
    {
      slug: FURSONA_SLUG,
      task: 'fursona',
      title: 'Fursona',
      description: 'An animal character in the colours of a photo, described and drawn.',
      parameters: parameterObjectSchema(FURSONA_PARAMETERS),
    },
  ],
};
