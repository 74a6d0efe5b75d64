import { isCapability, type Recipe } from '../providers/index.js';
import { isObject, type Problems, quoted, unknownKeys } from './problem.js';
import { type FlowType, INPUT_FLOWS, OUTPUT_FLOWS, STEP_SIGNATURES } from './step-types.js';
import {
  type InputKind,
  type OutputKind,
  type PipelineStep,
  STEP_KINDS,
  type StepKind,
} from './type-content.js';

const MAX_STEPS = 20;
const MAX_NEEDS = 10;
const STEP_KEYS = ['id', 'kind', 'needs', 'recipe', 'params', 'inputs'];
const ID = /^[a-z][a-z0-9-]{0,39}$/;
const RECIPE = /^[a-z0-9][a-z0-9-]{0,59}$/;
const FANOUTS = ['views', 'chapters', 'pages'];

export interface PipelineContext {
  readonly inputKind: InputKind;
  readonly outputKind: OutputKind;
  /** Names of the fields of the form. */
  readonly fields: readonly string[];
  /** The recipe by its name, where a provider here knows it. */
  readonly recipe: (capability: string, name: string) => Recipe | undefined;
}

/** What leaves a step: each type, and whether it is many of them. */
type Flow = ReadonlyMap<FlowType, boolean>;

/**
 * Checks a pipeline: known kinds, unique ids, needs that exist, no circle, types that line up from
 * the run's inputs to `store`, an end that fits the output kind. Returns the steps, each after what
 * it needs, where nothing is wrong.
 */
export function checkPipeline(
  value: unknown,
  context: PipelineContext,
  problems: Problems,
): readonly PipelineStep[] | undefined {
  const before = problems.list.length;
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_STEPS) {
    problems.add('pipeline', `A pipeline is a list of 1 to ${MAX_STEPS} steps.`);
    return undefined;
  }
  const items: readonly unknown[] = value;
  const steps = items.map((item, index) => readStep(item, `pipeline[${index}]`, context, problems));
  checkIds(steps, problems);
  checkNeeds(steps, problems);
  const order = inOrder(steps, problems);
  checkEnd(steps, problems);
  if (order) checkFlows(steps, order, context, problems);
  if (problems.list.length > before || !order) return undefined;
  return order.flatMap((index) => steps[index] ?? []);
}

function readStep(
  item: unknown,
  at: string,
  context: PipelineContext,
  problems: Problems,
): PipelineStep | undefined {
  if (!isObject(item)) {
    problems.add(at, 'A step is an object with id, kind and needs.');
    return undefined;
  }
  for (const key of unknownKeys(item, STEP_KEYS)) {
    problems.add(`${at}.${key.slice(0, 60)}`, 'A step has no such setting.');
  }
  const { id, kind } = item;
  const known = typeof kind === 'string' && (STEP_KINDS as readonly string[]).includes(kind);
  if (typeof id !== 'string' || !ID.test(id)) {
    problems.add(
      `${at}.id`,
      'An id has small letters, digits and hyphens and starts with a letter.',
    );
  }
  if (!known)
    problems.add(
      `${at}.kind`,
      `There is no step ${quoted(kind)}. Steps: ${STEP_KINDS.join(', ')}.`,
    );
  const needs = readNames(item['needs'], `${at}.needs`, MAX_NEEDS, true, problems);
  const inputs = readNames(item['inputs'], `${at}.inputs`, 20, false, problems);
  for (const [index, name] of inputs.entries()) {
    if (!context.fields.includes(name)) {
      problems.add(`${at}.inputs[${index}]`, `The form has no field ${quoted(name)}.`);
    }
  }
  const params = item['params'] ?? {};
  if (!isObject(params)) problems.add(`${at}.params`, 'Settings are an object of named values.');
  if (known && isObject(params)) checkSettings(item, kind, params, inputs, at, context, problems);
  if (typeof id !== 'string' || !known) return undefined;
  return { ...(item as unknown as PipelineStep), id, kind: kind as StepKind, needs };
}

function readNames(
  value: unknown,
  at: string,
  most: number,
  needed: boolean,
  problems: Problems,
): readonly string[] {
  if (value === undefined && !needed) return [];
  if (!Array.isArray(value) || value.length > most) {
    problems.add(at, `This is a list of at most ${most} names.`);
    return [];
  }
  const items: readonly unknown[] = value;
  for (const [index, name] of items.entries()) {
    if (typeof name !== 'string') problems.add(`${at}[${index}]`, 'This is not a name.');
    else if (items.indexOf(name) !== index)
      problems.add(`${at}[${index}]`, `${quoted(name)} is listed twice.`);
  }
  return items.map((name) => (typeof name === 'string' ? name : ''));
}

/** Recipe and settings: the recipe understands every one of them, where it is known here. */
function checkSettings(
  item: Readonly<Record<string, unknown>>,
  kind: string,
  params: Readonly<Record<string, unknown>>,
  inputs: readonly string[],
  at: string,
  context: PipelineContext,
  problems: Problems,
): void {
  if (kind === 'fanout' && !FANOUTS.includes(params['over'] as string)) {
    problems.add(`${at}.params.over`, `A fanout goes over ${FANOUTS.join(', ')}.`);
  }
  const name = item['recipe'];
  if (name === undefined) return;
  if (!isCapability(kind)) {
    problems.add(`${at}.recipe`, `A ${kind} step has no recipe.`);
    return;
  }
  if (typeof name !== 'string' || !RECIPE.test(name)) {
    problems.add(`${at}.recipe`, 'A recipe’s name has small letters, digits and hyphens.');
    return;
  }
  const recipe = context.recipe(kind, name);
  if (!recipe) return;
  for (const key of Object.keys(params)) {
    if (!recipe.parameters.includes(key)) {
      problems.add(
        `${at}.params.${key}`,
        `The recipe ${quoted(name)} has no setting ${quoted(key)}.`,
      );
    }
  }
  for (const [index, key] of inputs.entries()) {
    if (!recipe.parameters.includes(key)) {
      problems.add(
        `${at}.inputs[${index}]`,
        `The recipe ${quoted(name)} has no setting ${quoted(key)}.`,
      );
    }
  }
}

type Steps = readonly (PipelineStep | undefined)[];

function checkIds(steps: Steps, problems: Problems): void {
  for (const [index, step] of steps.entries()) {
    if (step && steps.findIndex((other) => other?.id === step.id) !== index) {
      problems.add(`pipeline[${index}].id`, `The id ${quoted(step.id)} is used twice.`);
    }
  }
}

function checkNeeds(steps: Steps, problems: Problems): void {
  for (const [index, step] of steps.entries()) {
    for (const [at, need] of (step?.needs ?? []).entries()) {
      const field = `pipeline[${index}].needs[${at}]`;
      if (need === step?.id) problems.add(field, 'A step cannot need itself.');
      else if (!steps.some((other) => other?.id === need)) {
        problems.add(field, `There is no step ${quoted(need)}.`);
      }
    }
  }
}

/** The indexes of the steps, each after all that it needs; undefined where there is a circle. */
function inOrder(steps: Steps, problems: Problems): readonly number[] | undefined {
  const order: number[] = [];
  const placed = new Set<string>();
  const known = new Set(steps.flatMap((step) => step?.id ?? []));
  for (let progress = true; progress;) {
    progress = false;
    for (const [index, step] of steps.entries()) {
      if (!step || order.includes(index)) continue;
      if (!step.needs.every((need) => placed.has(need) || !known.has(need))) continue;
      order.push(index);
      placed.add(step.id);
      progress = true;
    }
  }
  const stuck = [...steps.entries()].filter(([index, step]) => step && !order.includes(index));
  const circle = stuck.map(([, step]) => step?.id).join(', ');
  for (const [index, step] of stuck) {
    if (step?.needs.includes(step.id)) continue;
    problems.add(`pipeline[${index}].needs`, `These steps wait for each other: ${circle}.`);
  }
  return stuck.length > 0 ? undefined : order;
}

/** One `store` at the end, and nothing beside the way to it. */
function checkEnd(steps: Steps, problems: Problems): void {
  const ends = [...steps.entries()].filter(([, step]) => step?.kind === 'store');
  if (ends.length === 0) problems.add('pipeline', 'A pipeline ends in a step "store".');
  for (const [index] of ends.slice(1)) {
    problems.add(`pipeline[${index}].kind`, 'A pipeline has one step "store".');
  }
  for (const [index, step] of steps.entries()) {
    if (!step) continue;
    const users = steps.filter((other) => other?.needs.includes(step.id));
    if (step.kind === 'store' && users.length > 0) {
      problems.add(`pipeline[${index}].kind`, 'Nothing comes after "store".');
    } else if (step.kind !== 'store' && users.length === 0) {
      problems.add(`pipeline[${index}]`, `Nothing uses what the step ${quoted(step.id)} makes.`);
    }
  }
}

function checkFlows(
  steps: Steps,
  order: readonly number[],
  context: PipelineContext,
  problems: Problems,
): void {
  const start: Flow = new Map(INPUT_FLOWS[context.inputKind].map((type) => [type, false]));
  const flows = new Map<string, Flow>();
  for (const index of order) {
    const step = steps[index];
    if (!step) continue;
    const incoming =
      step.needs.length === 0
        ? [{ flow: start, field: `pipeline[${index}].needs`, from: 'the inputs of the run' }]
        : step.needs.flatMap((need, at) => {
            const flow = flows.get(need);
            const field = `pipeline[${index}].needs[${at}]`;
            return flow ? [{ flow, field, from: `the step ${quoted(need)}` }] : [];
          });
    // Where a step before is wrong, what comes after cannot be judged.
    if (incoming.length < Math.max(1, step.needs.length)) continue;
    const signature = STEP_SIGNATURES[step.kind];
    const all = new Map<FlowType, boolean>();
    let fits = true;
    for (const { flow, field, from } of incoming) {
      for (const [type, many] of flow) {
        if (!signature.takes.includes(type) && !skips(step.kind, type, flow)) {
          problems.add(field, `A ${step.kind} step cannot take ${type}, which comes from ${from}.`);
          fits = false;
        }
        all.set(type, many || (all.get(type) ?? false));
      }
    }
    for (const group of signature.requires) {
      // A recipe knows what it makes of what goes in; only without one it has to be said.
      if (step.recipe !== undefined && group.every((type) => type === 'prompt')) continue;
      if (fits && !group.some((type) => all.has(type))) {
        problems.add(
          `pipeline[${index}].needs`,
          `A ${step.kind} step needs ${group.join(' or ')}.`,
        );
        fits = false;
      }
    }
    const many = [...all.values()].some(Boolean);
    if (signature.many === 'split' && many) {
      problems.add(`pipeline[${index}].needs`, 'A fanout cannot follow a fanout.');
      fits = false;
    }
    if (step.kind === 'store') {
      if (fits) checkOutput(all, context.outputKind, index, problems);
      continue;
    }
    if (!fits) continue;
    const spread = (was: boolean): boolean =>
      signature.many === 'split' || (signature.many === 'each' && was);
    flows.set(
      step.id,
      signature.gives === 'same'
        ? new Map([...all].map(([type, was]) => [type, spread(was)]))
        : new Map(signature.gives.map((type) => [type, spread(many)])),
    );
  }
}

/** The sheet that comes with line art is left aside by steps that only want the drawing. */
function skips(kind: StepKind, type: FlowType, flow: Flow): boolean {
  return type === 'pdf' && flow.has('lineart') && STEP_SIGNATURES[kind].takes.includes('lineart');
}

function checkOutput(flow: Flow, kind: OutputKind, index: number, problems: Problems): void {
  const { groups, many } = OUTPUT_FLOWS[kind];
  for (const group of groups) {
    const fitting = group.some(
      (type) => flow.has(type) && (many === 'either' || flow.get(type) === many),
    );
    if (fitting) continue;
    const what = `${many === true ? 'several ' : many === false ? 'one ' : ''}${group.join(' or ')}`;
    problems.add(
      `pipeline[${index}].needs`,
      `A product whose output is ${kind} stores ${what}; here it stores ${[...flow]
        .map(([type, several]) => (several ? `several ${type}` : type))
        .join(', ')}.`,
    );
  }
}
