import { PROVIDER_NAMES, isCapability, type Recipe } from '../providers/index.js';
import { checkInputSchema } from './input-schema-check.js';
import { checkPipeline } from './pipeline-check.js';
import { checkPlainJson } from './plain-json.js';
import { isObject, type Problem, Problems, quoted, unknownKeys } from './problem.js';
import { placeholdersOf } from './prompt.js';
import {
  ARTIFACT_KINDS,
  type InputKind,
  type InputSchema,
  type OutputKind,
  type OutputSpec,
  QUALITY_TIERS,
  type Routes,
  type VersionContent,
} from './type-content.js';

/** A version's content as it came from outside; nothing of it is known to be right. */
export type UncheckedContent = Readonly<Record<keyof VersionContent, unknown>>;

export interface ContentContext {
  readonly inputKind: InputKind;
  readonly outputKind: OutputKind;
  readonly recipe: (capability: string, name: string) => Recipe | undefined;
}

const MAX_PROMPT = 8_000;
const MAX_UNITS = 100;
/** Placeholders that the program fills in itself, inside a fanout. */
const OWN_PLACEHOLDERS = ['view', 'chapter', 'page'];

/** What a product of each output kind consists of, unless its version says more. */
const DEFAULT_ARTIFACTS: Readonly<Record<OutputKind, OutputSpec['artifacts']>> = {
  image: [{ kind: 'image', label: 'picture' }],
  image_set: ['front', 'right', 'left', 'back'].map((label) => ({ kind: 'view', label })),
  text: [{ kind: 'text', label: 'text' }],
  story: [{ kind: 'chapter', label: 'chapter' }],
  ebook: [
    { kind: 'pdf', label: 'book' },
    { kind: 'epub', label: 'book' },
  ],
  coloring_pdf: [
    { kind: 'image', label: 'page' },
    { kind: 'svg', label: 'page' },
    { kind: 'pdf', label: 'page' },
  ],
};

/** What a version of this output kind delivers unless it says more. */
export function defaultOutputSpec(outputKind: OutputKind): OutputSpec {
  return { artifacts: DEFAULT_ARTIFACTS[outputKind] };
}

/**
 * Checks everything of a version and lists every problem with its path. Never throws, whatever comes
 * in; returns the content, with its steps in running order, where nothing is wrong.
 */
export function checkVersionContent(
  given: UncheckedContent,
  context: ContentContext,
): { content?: VersionContent; problems: readonly Problem[] } {
  const problems = new Problems();
  const { pipeline, promptTemplate, negativePrompt, inputSchema, outputSpec, routes, deadlineMs } =
    given;
  const whole = Object.entries({ pipeline, inputSchema, outputSpec, routes }).map(([name, part]) =>
    checkPlainJson(part, name, problems),
  );
  if (whole.includes(false)) return { problems: problems.list };

  const schema = checkInputSchema(inputSchema, context.inputKind, problems);
  const named = isObject(inputSchema) ? inputSchema['properties'] : undefined;
  const fields = isObject(named) ? Object.keys(named) : [];
  const steps = checkPipeline(pipeline, { ...context, fields }, problems);
  const checkedRoutes = checkRoutes(routes, pipeline, problems);
  const output = checkOutputSpec(outputSpec, schema, context.outputKind, problems);
  const prompt = checkPrompt(promptTemplate, 'promptTemplate', problems);
  const negative = checkPrompt(negativePrompt, 'negativePrompt', problems);
  for (const name of placeholdersOf(prompt)) {
    if (![...fields, ...OWN_PLACEHOLDERS].includes(name)) {
      problems.add('promptTemplate', `The form has no field ${quoted(name)}.`);
    }
  }
  if (steps?.some(({ kind }) => kind === 'render.prompt') && prompt.trim() === '') {
    problems.add('promptTemplate', 'The pipeline renders a prompt, so that a template is needed.');
  }
  const deadline = Number.isInteger(deadlineMs) ? (deadlineMs as number) : 0;
  if (deadline < 1_000 || deadline > 3_600_000) {
    problems.add('deadlineMs', 'The deadline lies between 1,000 and 3,600,000 ms.');
  }
  if (!problems.none || !steps || !schema || !output || !checkedRoutes) {
    return { problems: problems.list };
  }
  const content: VersionContent = {
    pipeline: steps,
    promptTemplate: prompt,
    negativePrompt: negative,
    inputSchema: schema,
    outputSpec: output,
    routes: checkedRoutes,
    deadlineMs: deadline,
  };
  return { content, problems: [] };
}

function checkPrompt(value: unknown, field: string, problems: Problems): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string' || value.length > MAX_PROMPT) {
    problems.add(field, `This is a text of at most ${MAX_PROMPT} characters.`);
    return '';
  }
  checkPlainJson(value, field, problems);
  return value;
}

function checkRoutes(value: unknown, pipeline: unknown, problems: Problems): Routes | undefined {
  if (!isObject(value)) {
    problems.add('routes', 'Routes name the providers in order, per quality tier.');
    return undefined;
  }
  for (const key of unknownKeys(value, QUALITY_TIERS)) {
    problems.add(`routes.${key.slice(0, 60)}`, `Quality tiers are ${QUALITY_TIERS.join(', ')}.`);
  }
  for (const tier of QUALITY_TIERS) {
    const route = value[tier];
    if (route === undefined) continue;
    if (!Array.isArray(route) || route.length > PROVIDER_NAMES.length) {
      problems.add(`routes.${tier}`, 'A route is a list of providers.');
      continue;
    }
    for (const [index, name] of (route as readonly unknown[]).entries()) {
      if (!(PROVIDER_NAMES as readonly unknown[]).includes(name)) {
        problems.add(`routes.${tier}[${index}]`, `Providers are ${PROVIDER_NAMES.join(', ')}.`);
      } else if (route.indexOf(name) !== index) {
        problems.add(`routes.${tier}[${index}]`, `${quoted(name)} is listed twice.`);
      }
    }
  }
  const asks =
    Array.isArray(pipeline) &&
    pipeline.some(
      (step) => isObject(step) && typeof step['kind'] === 'string' && isCapability(step['kind']),
    );
  const standard = value['standard'];
  if (asks && !(Array.isArray(standard) && standard.length > 0)) {
    problems.add('routes.standard', 'The pipeline asks providers, so that one has to be named.');
  }
  return value;
}

function checkOutputSpec(
  value: unknown,
  schema: InputSchema | undefined,
  outputKind: OutputKind,
  problems: Problems,
): OutputSpec | undefined {
  if (value === undefined || value === null) return defaultOutputSpec(outputKind);
  const before = problems.list.length;
  if (!isObject(value)) {
    problems.add('outputSpec', 'The output is an object with artifacts.');
    return undefined;
  }
  for (const key of unknownKeys(value, ['artifacts', 'units', 'enlarged'])) {
    problems.add(`outputSpec.${key.slice(0, 60)}`, 'The output has no such setting.');
  }
  const artifacts = value['artifacts'];
  if (!Array.isArray(artifacts) || artifacts.length === 0 || artifacts.length > 40) {
    problems.add('outputSpec.artifacts', 'Lists 1 to 40 artifacts.');
  } else {
    for (const [index, item] of (artifacts as readonly unknown[]).entries()) {
      const at = `outputSpec.artifacts[${index}]`;
      if (!isObject(item) || unknownKeys(item, ['kind', 'label']).length > 0) {
        problems.add(at, 'An artifact has a kind and a label.');
        continue;
      }
      if (!(ARTIFACT_KINDS as readonly unknown[]).includes(item['kind'])) {
        problems.add(`${at}.kind`, `Kinds are ${ARTIFACT_KINDS.join(', ')}.`);
      }
      if (typeof item['label'] !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(item['label'])) {
        problems.add(`${at}.label`, 'A label has small letters, digits and hyphens.');
      }
    }
  }
  checkUnits(value['units'], schema, problems);
  checkEnlarged(value['enlarged'], schema, problems);
  return problems.list.length > before ? undefined : (value as unknown as OutputSpec);
}

/** A count of units that comes from the form is a whole number with limits, so that prices have limits. */
function checkUnits(units: unknown, schema: InputSchema | undefined, problems: Problems): void {
  if (units === undefined) return;
  if (typeof units === 'number') {
    if (!Number.isInteger(units) || units < 1 || units > MAX_UNITS) {
      problems.add('outputSpec.units', `A run has 1 to ${MAX_UNITS} units.`);
    }
    return;
  }
  const name = isObject(units) && Object.keys(units).length === 1 ? units['input'] : undefined;
  if (typeof name !== 'string') {
    problems.add('outputSpec.units', 'Units are a number or { "input": the name of a field }.');
    return;
  }
  if (!schema) return;
  const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  const counts =
    field?.type === 'integer' &&
    field.minimum !== undefined &&
    field.minimum >= 1 &&
    field.maximum !== undefined &&
    field.maximum <= MAX_UNITS &&
    (field.default !== undefined || schema.required?.includes(name));
  if (!counts) {
    problems.add(
      'outputSpec.units.input',
      `This names a whole-number field from 1 to at most ${MAX_UNITS} with a default.`,
    );
  }
}

/** How much bigger is one of some whole numbers, so that what is possible can be said. */
function checkEnlarged(
  enlarged: unknown,
  schema: InputSchema | undefined,
  problems: Problems,
): void {
  if (enlarged === undefined) return;
  if (!isObject(enlarged) || unknownKeys(enlarged, ['by', 'maxPixels']).length > 0) {
    problems.add('outputSpec.enlarged', 'This has the name of a field, "by", and "maxPixels".');
    return;
  }
  const { by, maxPixels } = enlarged;
  if (!Number.isInteger(maxPixels) || (maxPixels as number) < 1) {
    problems.add('outputSpec.enlarged.maxPixels', 'This is a whole number of pixels.');
  }
  if (!schema) return;
  const field =
    typeof by === 'string' && Object.hasOwn(schema.properties, by)
      ? schema.properties[by]
      : undefined;
  if (!field?.enum?.every((times) => /^[1-9]$/.test(times)) || field.default === undefined) {
    problems.add(
      'outputSpec.enlarged.by',
      'This names a field whose choices are whole numbers from 1 to 9, with a default.',
    );
  }
}
