import { type Capability, isCapability } from '../providers/index.js';
import type {
  Category,
  InputKind,
  OutputKind,
  PipelineStep,
  Price,
  RetentionClass,
  VersionContent,
} from './type-content.js';

export type Availability = 'ready' | 'needs-provider';

/** A type together with one of its versions: everything that quoting and running it needs. */
export interface RunnableType extends VersionContent {
  readonly typeId: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly category: Category;
  readonly tags: readonly string[];
  readonly sortOrder: number;
  readonly thumbnailUrl: string | null;
  readonly beforeThumbnailUrl: string | null;
  readonly inputKind: InputKind;
  readonly outputKind: OutputKind;
  readonly versionId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly price: Price;
  readonly freeTierEligible: boolean;
  readonly minPlan: string | null;
  readonly retentionDefault: RetentionClass;
  /** `ready` where every step of the pipeline has someone to do it. */
  readonly availability: Availability;
  /** Whether a small picture of what a run would give can be had at once. */
  readonly previewable: boolean;
}

/** How many priced units (views, pages, chapters) a run with these inputs has; at least 1. */
export function unitsOf(
  type: Pick<RunnableType, 'outputSpec'>,
  inputs: Readonly<Record<string, unknown>>,
): number {
  const { units = 1 } = type.outputSpec;
  return typeof units === 'number' ? units : Number(inputs[units.input] ?? 1);
}

type CapabilityStep = PipelineStep & { readonly kind: Capability };

/** The one step that makes a picture of a photo, where there is no more to it. */
export function onlyCapabilityStep(
  type: Pick<RunnableType, 'inputKind' | 'pipeline'>,
): CapabilityStep | undefined {
  const steps = type.pipeline.filter((step): step is CapabilityStep => isCapability(step.kind));
  return type.inputKind === 'photo' && steps.length === 1 ? steps[0] : undefined;
}

/** The settings of a step in a run: its fixed ones, and the form's values that it asks for. */
export function stepParams(
  step: PipelineStep,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const params: Record<string, unknown> = { ...step.params };
  for (const name of step.inputs ?? []) {
    if (Object.hasOwn(inputs, name)) params[name] = inputs[name];
  }
  return params;
}
