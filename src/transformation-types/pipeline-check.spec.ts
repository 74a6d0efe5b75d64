import { describe, expect, it } from '@jest/globals';
import { checkPipeline, type PipelineContext } from './pipeline-check.js';
import { Problems } from './problem.js';

const context: PipelineContext = {
  inputKind: 'photo',
  outputKind: 'image',
  fields: ['darkness', 'title'],
  recipe: (capability, name) =>
    capability === 'edit.image' && name === 'sketch'
      ? { name: 'sketch', parameters: ['darkness', 'paper'] }
      : undefined,
};

type Step = Record<string, unknown>;

const photo: Step = { id: 'photo', kind: 'prepare.image', needs: [] };
const look: Step = { id: 'look', kind: 'edit.image', needs: ['photo'], recipe: 'sketch' };
const keep: Step = { id: 'keep', kind: 'store', needs: ['look'] };

/** The problems of a pipeline as `field: message`. */
function problemsOf(pipeline: unknown, changed: Partial<PipelineContext> = {}): string[] {
  const problems = new Problems();
  const steps = checkPipeline(pipeline, { ...context, ...changed }, problems);
  expect(steps === undefined).toBe(problems.list.length > 0);
  return problems.list.map(({ field, message }) => `${field}: ${message}`);
}

/** Only where the problems are. */
const fieldsOf = (pipeline: unknown, changed?: Partial<PipelineContext>): string[] =>
  problemsOf(pipeline, changed).map((line) => line.split(':')[0] ?? '');

describe('a pipeline', () => {
  it('that is whole has no problem', () => {
    expect(problemsOf([photo, { ...look, inputs: ['darkness'] }, keep])).toEqual([]);
  });

  it('comes back with every step after what it needs, however it was written', () => {
    const problems = new Problems();
    const steps = checkPipeline([keep, look, photo], context, problems);
    expect(steps?.map(({ id }) => id)).toEqual(['photo', 'look', 'keep']);
  });

  it('is a list of 1 to 20 steps', () => {
    for (const wrong of [undefined, null, {}, 'x', [], Array<unknown>(21).fill(photo)]) {
      expect(fieldsOf(wrong)).toEqual(['pipeline']);
    }
  });

  it('names unknown kinds, ids of a wrong form, ids used twice and unknown settings', () => {
    expect(fieldsOf([photo, { ...look, kind: 'edit.video' }, keep])).toContain('pipeline[1].kind');
    expect(fieldsOf([photo, { ...look, id: 'Look 1' }, keep])).toContain('pipeline[1].id');
    expect(fieldsOf([photo, { ...photo }, look, keep])).toContain('pipeline[1].id');
    expect(fieldsOf([photo, { ...look, vendor: 'x' }, keep])).toEqual(['pipeline[1].vendor']);
    expect(fieldsOf([photo, 'look', keep])).toContain('pipeline[1]');
  });

  it('names the need that does not exist, that is the step itself, or that is listed twice', () => {
    expect(fieldsOf([photo, { ...look, needs: ['photo', 'foto'] }, keep])).toEqual([
      'pipeline[1].needs[1]',
    ]);
    expect(fieldsOf([photo, { ...look, needs: ['photo', 'look'] }, keep])).toContain(
      'pipeline[1].needs[1]',
    );
    expect(fieldsOf([photo, { ...look, needs: ['photo', 'photo'] }, keep])).toEqual([
      'pipeline[1].needs[1]',
    ]);
    expect(fieldsOf([photo, { ...look, needs: 'photo' }, keep])).toContain('pipeline[1].needs');
  });

  it('has no circle', () => {
    const a = { id: 'a', kind: 'edit.image', needs: ['b'] };
    const b = { id: 'b', kind: 'edit.image', needs: ['a'] };
    expect(problemsOf([a, b, { ...keep, needs: ['b'] }])).toEqual(
      expect.arrayContaining([
        'pipeline[0].needs: These steps wait for each other: a, b, keep.',
        'pipeline[1].needs: These steps wait for each other: a, b, keep.',
      ]),
    );
  });

  it('ends in one store, and nothing is beside the way to it', () => {
    expect(fieldsOf([photo, look])).toContain('pipeline');
    expect(fieldsOf([photo, look, keep, { ...keep, id: 'again' }])).toContain('pipeline[3].kind');
    expect(fieldsOf([photo, look, { ...look, id: 'idle' }, keep])).toEqual(['pipeline[2]']);
    const after = { ...look, id: 'after', needs: ['keep'] };
    expect(fieldsOf([photo, look, keep, after])).toContain('pipeline[2].kind');
  });

  it('says which result does not fit where', () => {
    expect(
      problemsOf([
        photo,
        { id: 'text', kind: 'gen.text', needs: ['photo'] },
        { ...keep, needs: ['text'] },
      ]),
    ).toEqual(['pipeline[1].needs: A gen.text step needs prompt.']);
    const written = { id: 'text', kind: 'gen.text', needs: ['photo'], recipe: 'any-of-ours' };
    // A recipe knows what to write; what comes out is the wrong thing for a picture all the same.
    expect(problemsOf([photo, written, { ...keep, needs: ['text'] }])).toEqual([
      expect.stringContaining('stores one image'),
    ]);
    expect(problemsOf([photo, { ...keep, needs: ['photo'] }])).toEqual([
      'pipeline[1].needs[0]: A store step cannot take photo, which comes from the step "photo".',
    ]);
    expect(problemsOf([photo, look, keep], { inputKind: 'prompt' })).toEqual([
      'pipeline[0].needs: A prepare.image step cannot take prompt, which comes from the inputs of the run.',
    ]);
  });

  it('stores what its output kind promises', () => {
    expect(problemsOf([photo, look, keep], { outputKind: 'coloring_pdf' })).toEqual([
      'pipeline[2].needs: A product whose output is coloring_pdf stores pdf; here it stores image.',
    ]);
    expect(fieldsOf([photo, look, keep], { outputKind: 'image_set' })).toEqual([
      'pipeline[2].needs',
    ]);
    const lines = { id: 'look', kind: 'trace.lineart', needs: ['photo'] };
    expect(problemsOf([photo, lines, keep], { outputKind: 'coloring_pdf' })).toEqual([]);
  });

  it('keeps count of what a fanout multiplies', () => {
    const views = { id: 'views', kind: 'fanout', needs: ['photo'], params: { over: 'views' } };
    const cut = { ...look, needs: ['views'] };
    expect(problemsOf([photo, views, cut, keep], { outputKind: 'image_set' })).toEqual([]);
    expect(fieldsOf([photo, views, cut, keep], { outputKind: 'image' })).toEqual([
      'pipeline[3].needs',
    ]);
    expect(fieldsOf([photo, { ...views, params: { over: 'moons' } }, cut, keep])).toContain(
      'pipeline[1].params.over',
    );
    const again = { ...views, id: 'again', needs: ['views'] };
    expect(
      fieldsOf([photo, views, again, { ...look, needs: ['again'] }, keep], {
        outputKind: 'image_set',
      }),
    ).toEqual(['pipeline[2].needs']);
  });

  it('hands steps only fields of the form and settings that the recipe knows', () => {
    expect(fieldsOf([photo, { ...look, inputs: ['darkness', 'light'] }, keep])).toEqual([
      'pipeline[1].inputs[1]',
      'pipeline[1].inputs[1]',
    ]);
    expect(problemsOf([photo, { ...look, inputs: ['title'] }, keep])).toEqual([
      'pipeline[1].inputs[0]: The recipe "sketch" has no setting "title".',
    ]);
    expect(fieldsOf([photo, { ...look, params: { paper: 'white', glue: 1 } }, keep])).toEqual([
      'pipeline[1].params.glue',
    ]);
    expect(problemsOf([photo, { ...look, recipe: 'unknown', inputs: ['title'] }, keep])).toEqual(
      [],
    );
    expect(fieldsOf([{ ...photo, recipe: 'sketch' }, look, keep])).toEqual(['pipeline[0].recipe']);
  });
});
