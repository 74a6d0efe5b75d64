import type { InputKind, OutputKind, StepKind } from './type-content.js';

/** What flows between steps. */
export type FlowType =
  | 'photo'
  | 'prompt'
  | 'work'
  | 'text'
  | 'json'
  | 'image'
  | 'lineart'
  | 'pdf'
  | 'epub';

/** What a step kind takes and gives. */
export interface StepSignature {
  /** Everything that may go in. */
  readonly takes: readonly FlowType[];
  /** Of each group at least one must go in. */
  readonly requires: readonly (readonly FlowType[])[];
  /** What comes out; `same` is what went in. Empty for the end of a pipeline. */
  readonly gives: readonly FlowType[] | 'same';
  /**
   * What becomes of many: `each` works on every one and gives as many, `split` makes many of one,
   * `join` makes one of many.
   */
  readonly many: 'each' | 'split' | 'join';
}

const MADE = ['text', 'image', 'lineart', 'pdf', 'epub', 'work'] as const;
const GUIDANCE = ['prompt', 'photo', 'image', 'text', 'json', 'work'] as const;

export const STEP_SIGNATURES: Readonly<Record<StepKind, StepSignature>> = {
  'prepare.image': { takes: ['photo'], requires: [['photo']], gives: ['photo'], many: 'each' },
  'moderate.input': {
    takes: ['photo', 'prompt', 'work'],
    requires: [['photo', 'prompt', 'work']],
    gives: 'same',
    many: 'each',
  },
  // Reads the form as well, so that nothing has to go in.
  'render.prompt': { takes: GUIDANCE, requires: [], gives: ['prompt'], many: 'each' },
  'gen.text': { takes: GUIDANCE, requires: [['prompt']], gives: ['text'], many: 'each' },
  'gen.json': { takes: GUIDANCE, requires: [['prompt']], gives: ['json'], many: 'each' },
  'gen.image': { takes: GUIDANCE, requires: [['prompt']], gives: ['image'], many: 'each' },
  'edit.image': {
    takes: ['photo', 'image', 'prompt', 'json'],
    requires: [['photo', 'image']],
    gives: ['image'],
    many: 'each',
  },
  // Line art is a page: drawing, vectors and the sheet to print. Of a prompt it is drawn instead of traced.
  'trace.lineart': {
    takes: ['photo', 'image', 'prompt'],
    requires: [['photo', 'image', 'prompt']],
    gives: ['lineart', 'pdf'],
    many: 'each',
  },
  fanout: {
    takes: GUIDANCE,
    requires: [GUIDANCE],
    gives: 'same',
    many: 'split',
  },
  'compose.work': {
    takes: ['text', 'json', 'image', 'lineart', 'work'],
    requires: [['text', 'json', 'image', 'lineart', 'work']],
    gives: ['work'],
    many: 'join',
  },
  'compose.pdf': {
    takes: ['text', 'image', 'lineart', 'work'],
    requires: [['text', 'image', 'lineart', 'work']],
    gives: ['pdf'],
    many: 'join',
  },
  'compose.epub': {
    takes: ['work', 'image'],
    requires: [['work']],
    gives: ['epub'],
    many: 'join',
  },
  'moderate.output': { takes: MADE, requires: [MADE], gives: 'same', many: 'each' },
  'stamp.provenance': { takes: MADE, requires: [MADE], gives: 'same', many: 'each' },
  store: { takes: MADE, requires: [MADE], gives: [], many: 'join' },
};

/** What a run of each input kind starts with. */
export const INPUT_FLOWS: Readonly<Record<InputKind, readonly FlowType[]>> = {
  photo: ['photo'],
  prompt: ['prompt'],
  'photo+prompt': ['photo', 'prompt'],
  work: ['work'],
};

/** What must reach `store` for each output kind: of every group at least one, alone or many. */
export const OUTPUT_FLOWS: Readonly<
  Record<OutputKind, { groups: readonly (readonly FlowType[])[]; many: boolean | 'either' }>
> = {
  image: { groups: [['image']], many: false },
  image_set: { groups: [['image']], many: true },
  text: { groups: [['text']], many: false },
  story: { groups: [['work', 'text']], many: 'either' },
  ebook: { groups: [['pdf'], ['epub']], many: false },
  coloring_pdf: { groups: [['pdf']], many: 'either' },
};
