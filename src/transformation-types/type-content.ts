import type { ProviderName } from '../providers/index.js';

export const CATEGORIES = ['photo', 'hair', 'coloring', 'fursona', 'story', 'book'] as const;
export type Category = (typeof CATEGORIES)[number];

export const INPUT_KINDS = ['photo', 'prompt', 'photo+prompt', 'work'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export const OUTPUT_KINDS = [
  'image',
  'image_set',
  'text',
  'story',
  'ebook',
  'coloring_pdf',
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

export const RETENTION_CLASSES = ['EPHEMERAL', 'GALLERY'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

export const PRICE_UNITS = ['run', 'view', 'page', 'chapter'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

export const TYPE_STATUSES = ['draft', 'published', 'disabled', 'archived'] as const;
export type TypeStatus = (typeof TYPE_STATUSES)[number];

export const QUALITY_TIERS = ['standard', 'enhanced', 'best'] as const;
export type QualityTier = (typeof QUALITY_TIERS)[number];

/** The closed list of what a pipeline step can be. Each names a capability, never a vendor. */
export const STEP_KINDS = [
  'prepare.image',
  'moderate.input',
  'render.prompt',
  'gen.text',
  'gen.json',
  'gen.image',
  'edit.image',
  'trace.lineart',
  'fanout',
  'compose.work',
  'compose.pdf',
  'compose.epub',
  'moderate.output',
  'stamp.provenance',
  'store',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface PipelineStep {
  readonly id: string;
  readonly kind: StepKind;
  /** Ids of the steps whose results go in, in order. Empty: the inputs of the run go in. */
  readonly needs: readonly string[];
  /** Which way of doing it, for capabilities that are not steered by a prompt. */
  readonly recipe?: string;
  /** Fixed settings of the step. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Names of form fields whose values are handed to the step under the same name. */
  readonly inputs?: readonly string[];
}

export const ARTIFACT_KINDS = [
  'image',
  'view',
  'text',
  'chapter',
  'cover',
  'page',
  'pdf',
  'epub',
  'svg',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

export interface OutputSpec {
  /** What a finished run consists of. */
  readonly artifacts: readonly { readonly kind: ArtifactKind; readonly label: string }[];
  /** How many priced units a run has: a number, or the form field that says it. Default 1. */
  readonly units?: number | { readonly input: string };
  /**
   * That the picture is as many times as wide and as high as the photo as the form field `by` says. Runs that would
   * give more than so many pixels are refused before they begin.
   */
  readonly enlarged?: { readonly by: string; readonly maxPixels: number };
}

/** Types with this tag are open to plans with early access alone. */
export const EARLY_ACCESS_TAG = 'early-access';

/** Providers in order of preference, per quality tier; a tier that is missing uses `standard`. */
export type Routes = Readonly<Partial<Record<QualityTier, readonly ProviderName[]>>>;

/** A JSON Schema (draft 2020-12) of one flat object, in the dialect that the form understands. */
export interface InputSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, InputField>>;
  readonly required?: readonly string[];
}

export interface InputField {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly title: string;
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly 'x-enum-titles'?: readonly string[];
  readonly 'x-control'?: Control;
  readonly 'x-placeholder'?: string;
  readonly format?: 'colour' | 'date' | 'printable';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

export const CONTROLS = [
  'slider',
  'chips',
  'select',
  'text',
  'textarea',
  'switch',
  'colour',
] as const;
export type Control = (typeof CONTROLS)[number];

/** Everything of a version that decides what a run does; never changes once it is published. */
export interface VersionContent {
  readonly pipeline: readonly PipelineStep[];
  readonly promptTemplate: string;
  readonly negativePrompt: string;
  readonly inputSchema: InputSchema;
  readonly outputSpec: OutputSpec;
  readonly routes: Routes;
  /** How long a run may take, all tries together. */
  readonly deadlineMs: number;
}

export interface Price {
  readonly unit: PriceUnit;
  readonly credits: number;
  /** So many units together cost so many credits, e.g. four views for 30. */
  readonly bundle: { readonly units: number; readonly credits: number } | null;
}
