import type { components } from './schema.gen.js';

type Schemas = components['schemas'];

/** Short names of the API's shapes; the generated description itself is used by the client only. */
export type ActivityItem = Schemas['ActivityItem'];
export type ActivityKind = Schemas['ActivityKind'];
export type Artifact = Schemas['ArtifactResponse'];
export type AvatarAddress = Schemas['AvatarResponse'];
export type Generation = Schemas['GenerationResponse'];
export type GenerationStatus = Generation['status'];
export type Me = Schemas['MeResponse'];
export type Preferences = Schemas['PreferencesResponse'];
export type OwnSession = Schemas['OwnSession'];
export type OwnStats = Schemas['OwnStatsResponse'];
export type Quote = Schemas['QuoteResponse'];
export type QuoteRefusal = Schemas['QuoteRefusal'];
export type RetentionClass = Generation['retention']['class'];
export type TransformationType = Schemas['TransformationTypeResponse'];
export type Upload = Schemas['UploadResponse'];
