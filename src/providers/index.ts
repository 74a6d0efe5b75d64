export {
  AiProvider,
  CAPABILITIES,
  type Capability,
  type Offer,
  PRODUCTION_METHODS,
  type ProductionMethod,
  PROVIDER_NAMES,
  type ProviderContext,
  type ProviderFile,
  type ProviderName,
  type ProviderRequest,
  type ProviderResult,
  type Recipe,
  type WrittenRequest,
} from './ai-provider.js';
export { ProviderError, type ProviderOutcome } from './provider-error.js';
export { isCapability, ProviderRegistry, type StepNeed } from './provider-registry.js';
export { ProvidersModule } from './providers.module.js';
