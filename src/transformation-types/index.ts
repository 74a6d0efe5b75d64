export { CATALOGUE_CHANNEL, CatalogueReader } from './catalogue-reader.js';
export { refuseTooLarge } from './enlarged-size.js';
export type { Inputs } from './input-validator.js';
export { judgeInputs } from './judge-inputs.js';
export { renderPrompt } from './prompt.js';
export {
  type Availability,
  onlyCapabilityStep,
  type RunnableType,
  stepParams,
  unitsOf,
} from './runnable-type.js';
export { ShippedCatalogue } from './shipped-catalogue.js';
export { TransformationTypesModule } from './transformation-types.module.js';
export {
  PriceRule,
  ShippedType,
  TransformationType,
  TypeVersion,
} from './transformation-type.entity.js';
export {
  type ArtifactKind,
  type Category,
  EARLY_ACCESS_TAG,
  type InputKind,
  type OutputKind,
  type OutputSpec,
  type PipelineStep,
  type Price,
  type PriceUnit,
  QUALITY_TIERS,
  type QualityTier,
  RETENTION_CLASSES,
  type RetentionClass,
  type Routes,
  STEP_KINDS,
  type StepKind,
  type VersionContent,
} from './type-content.js';
export { TypeUsage } from './type-usage.js';
