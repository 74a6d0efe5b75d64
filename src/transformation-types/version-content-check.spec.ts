import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INPUT_KINDS, OUTPUT_KINDS, STEP_KINDS } from './type-content.js';
import { checkVersionContent, type UncheckedContent } from './version-content-check.js';

const whole: UncheckedContent = {
  pipeline: [
    { id: 'check', kind: 'moderate.input', needs: [] },
    { id: 'prompt', kind: 'render.prompt', needs: ['check'] },
    { id: 'draw', kind: 'gen.image', needs: ['prompt'] },
    { id: 'keep', kind: 'store', needs: ['draw'] },
  ],
  promptTemplate: 'A painting of {{idea}}',
  negativePrompt: 'text',
  inputSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['idea'],
    properties: {
      idea: { type: 'string', title: 'Idea', maxLength: 200 },
      copies: { type: 'integer', title: 'Copies', minimum: 1, maximum: 4, default: 1 },
    },
  },
  outputSpec: undefined,
  routes: { standard: ['gemini', 'openai'] },
  deadlineMs: 60_000,
};
const context = {
  inputKind: 'prompt',
  outputKind: 'image',
  recipe: () => undefined,
} as const;

const fieldsOf = (changed: Partial<UncheckedContent>): string[] =>
  checkVersionContent({ ...whole, ...changed }, context).problems.map(({ field }) => field);

describe('the content of a version', () => {
  it('that is whole comes back, with the artifacts of its output kind', () => {
    const { content, problems } = checkVersionContent(whole, context);
    expect(problems).toEqual([]);
    expect(content).toMatchObject({
      promptTemplate: 'A painting of {{idea}}',
      outputSpec: { artifacts: [{ kind: 'image', label: 'picture' }] },
    });
  });

  it('has a prompt template that asks only for what the form has', () => {
    expect(fieldsOf({ promptTemplate: 'A {{size}} painting of {{ idea }}' })).toEqual([
      'promptTemplate',
    ]);
    expect(fieldsOf({ promptTemplate: ' ' })).toEqual(['promptTemplate']);
    expect(fieldsOf({ promptTemplate: 'x'.repeat(8_001) })).toContain('promptTemplate');
  });

  it('has routes of known tiers and providers', () => {
    expect(fieldsOf({ routes: {} })).toEqual(['routes.standard']);
    expect(fieldsOf({ routes: { standard: ['gemini', 'acme'] } })).toEqual(['routes.standard[1]']);
    expect(fieldsOf({ routes: { standard: ['gemini', 'gemini'] } })).toEqual([
      'routes.standard[1]',
    ]);
    expect(fieldsOf({ routes: { standard: ['gemini'], golden: [] } })).toEqual(['routes.golden']);
    expect(fieldsOf({ routes: null })).toEqual(['routes', 'routes.standard'].slice(0, 1));
  });

  it('counts priced units by a number or a bounded field of the form', () => {
    const artifacts = [{ kind: 'image', label: 'picture' }];
    const spec = (units: unknown) => fieldsOf({ outputSpec: { artifacts, units } });
    expect(spec(4)).toEqual([]);
    expect(spec({ input: 'copies' })).toEqual([]);
    expect(spec(0)).toEqual(['outputSpec.units']);
    expect(spec({ input: 'idea' })).toEqual(['outputSpec.units.input']);
    expect(spec({ input: 'toString' })).toEqual(['outputSpec.units.input']);
    expect(spec('many')).toEqual(['outputSpec.units']);
  });

  it('has artifacts of known kinds', () => {
    const artifacts = (...items: unknown[]) => fieldsOf({ outputSpec: { artifacts: items } });
    expect(artifacts({ kind: 'hologram', label: 'x' })).toEqual(['outputSpec.artifacts[0].kind']);
    expect(artifacts({ kind: 'image', label: '../x' })).toEqual(['outputSpec.artifacts[0].label']);
    expect(artifacts()).toEqual(['outputSpec.artifacts']);
  });

  it('is not too large, not too deep and free of strange characters', () => {
    const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;
    expect(fieldsOf({ pipeline: deep })).toHaveLength(1);
    expect(fieldsOf({ routes: { standard: Array<string>(5_000).fill('gemini') } })).toEqual([
      'routes',
    ]);
    expect(fieldsOf({ pipeline: [{ id: 'x'.repeat(70_000) }] })).toEqual(['pipeline']);
    expect(fieldsOf({ negativePrompt: 'a\u0000b' })).toEqual(['negativePrompt']);
    expect(fieldsOf({ deadlineMs: 10 })).toEqual(['deadlineMs']);
  });

  it('lists the problems of all parts at once', () => {
    expect(
      fieldsOf({
        pipeline: [{ id: 'keep', kind: 'store', needs: ['nothing'] }],
        inputSchema: { type: 'object', additionalProperties: true, properties: {} },
        routes: { standard: ['acme'] },
        deadlineMs: -1,
      }),
    ).toEqual(
      expect.arrayContaining([
        'pipeline[0].needs[0]',
        'inputSchema.additionalProperties',
        'routes.standard[0]',
        'deadlineMs',
      ]),
    );
  });
});

describe('whatever comes in', () => {
  const anyKind = fc.constantFrom(...STEP_KINDS, 'edit.video', 7);
  const someId = fc.constantFrom('a', 'b', 'c', 'd', 'A!', '');
  const step = fc.record(
    {
      id: fc.oneof(someId, fc.jsonValue()),
      kind: anyKind,
      needs: fc.oneof(fc.array(someId, { maxLength: 4 }), fc.jsonValue()),
      recipe: fc.oneof(fc.constant('sketch'), fc.jsonValue()),
      params: fc.oneof(fc.constant({ over: 'views' }), fc.jsonValue()),
      inputs: fc.oneof(fc.array(fc.constantFrom('idea', 'copies', 'x')), fc.jsonValue()),
    },
    { requiredKeys: ['id', 'kind', 'needs'] },
  );
  const keyword = fc.constantFrom(
    ...['type', 'title', 'default', 'enum', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
    ...['x-control', 'x-enum-titles', 'format', 'pattern', '$ref', '__proto__', 'constructor'],
  );
  const likely = fc.constantFrom('string', 'integer', 'boolean', 'Title', 1, 100, 'slider', 'a');
  const field = fc.dictionary(keyword, fc.oneof(likely, fc.jsonValue()));
  const schema = fc.oneof(
    fc.record({
      type: fc.constant('object'),
      additionalProperties: fc.constant(false),
      properties: fc.dictionary(fc.constantFrom('idea', 'copies', 'toString', '__proto__'), field),
    }),
    fc.jsonValue(),
  );
  const content = fc.record({
    pipeline: fc.oneof(fc.array(step, { maxLength: 6 }), fc.jsonValue()),
    inputSchema: schema,
    promptTemplate: fc.oneof(fc.string(), fc.constant('{{idea}}'), fc.jsonValue()),
    negativePrompt: fc.oneof(fc.string(), fc.jsonValue()),
    outputSpec: fc.oneof(fc.constant(undefined), fc.jsonValue()),
    routes: fc.oneof(fc.constant({ standard: ['local'] }), fc.jsonValue()),
    deadlineMs: fc.oneof(fc.constant(60_000), fc.jsonValue()),
  });

  it('is either content or a list of problems, never an exception', () => {
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(...INPUT_KINDS),
        fc.constantFrom(...OUTPUT_KINDS),
        (given, inputKind, outputKind) => {
          const checked = checkVersionContent(given, {
            inputKind,
            outputKind,
            recipe: () => ({ name: 'sketch', parameters: ['idea'] }),
          });
          expect(checked.content === undefined).toBe(checked.problems.length > 0);
          for (const { field: at, message } of checked.problems) {
            expect(at).toMatch(
              /^(pipeline|inputSchema|promptTemplate|negativePrompt|outputSpec|routes|deadlineMs)/,
            );
            expect(message).not.toBe('');
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is refused where a kind cannot even be written as text', () => {
    const pipeline = [{ id: 'a', kind: { toString: 0 }, needs: [] }];
    const { problems } = checkVersionContent({ ...whole, pipeline }, context);
    expect(problems.map(({ field: at }) => at)).toContain('pipeline[0].kind');
  });

  it('is judged the same whatever value stands anywhere in whole content', () => {
    const paths: readonly (readonly (string | number)[])[] = [
      ['pipeline'],
      ['pipeline', 1],
      ['pipeline', 1, 'id'],
      ['pipeline', 1, 'kind'],
      ['pipeline', 2, 'needs'],
      ['pipeline', 2, 'needs', 0],
      ['inputSchema'],
      ['inputSchema', 'required'],
      ['inputSchema', 'properties'],
      ['inputSchema', 'properties', 'idea'],
      ['inputSchema', 'properties', 'copies', 'default'],
      ['inputSchema', 'properties', 'copies', 'maximum'],
      ['routes'],
      ['routes', 'standard'],
      ['promptTemplate'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        const changed = structuredClone(whole) as unknown as Record<string | number, unknown>;
        let at = changed;
        for (const key of path.slice(0, -1)) at = at[key] as typeof at;
        at[path.at(-1) as string] = value;
        const { content: made, problems } = checkVersionContent(
          changed as unknown as UncheckedContent,
          context,
        );
        expect(made === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
