/** The one place that names API types for the rest of the app. */
export type {
  AcceptedGeneration,
  Artifact,
  Generation,
  GenerationStatus,
  Me,
  Quote,
  SignedIn,
  TransformationType,
  Upload,
  User,
} from './schema.hand.js';

export type RetentionClass = 'EPHEMERAL' | 'GALLERY';
