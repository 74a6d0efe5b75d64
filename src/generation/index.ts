export {
  Artifact,
  Generation,
  GenerationEvent,
  GenerationInput,
  IdempotencyRecord,
} from './generation.entity.js';
export { GenerationModule } from './generation.module.js';
