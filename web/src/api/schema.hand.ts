/** Shapes of the routes this app calls, until the generated description takes their place. */
export interface PriceRule {
  credits: number;
  unit: 'run' | 'view' | 'page' | 'chapter';
}

export interface TransformationType {
  id: string;
  slug: string;
  name: string;
  category: string;
  description: string;
  inputKind: string;
  outputKind: string;
  enabled: boolean;
  retentionDefault: 'EPHEMERAL' | 'GALLERY';
  price: PriceRule;
  freeTierEligible: boolean;
  thumbnailUrl: string | null;
  beforeThumbnailUrl: string | null;
  tags: string[];
  inputSchema: Record<string, unknown>;
  version: number;
  availability: 'ready' | 'needs-provider';
}

export interface Pagination {
  page: number;
  limit: number;
  total: number;
  totalIsLowerBound?: boolean;
  nextCursor?: string | null;
}

export interface User {
  id: string;
  email: string | null;
  displayName: string | null;
  role: string;
  emailVerified?: boolean;
}

export interface SignedIn {
  user: User;
  accessToken: string;
  expiresIn: number;
}

export interface Me {
  id: string;
  email: string | null;
  phone: string | null;
  displayName: string | null;
  role: string;
  permissions: string[];
  freeTier: { limit: number; used: number; held: number; remaining: number; renewsAt: string };
  credits: { available: number; held: number };
  plan: string;
}

export interface Upload {
  id: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
  sha256: string;
  previewUrl: string;
  expiresAt: string;
  warnings?: string[];
}

export interface Quote {
  id: string;
  credits: number;
  moneyEquivalent: { amountMinor: number; currency: string };
  lines: { label: string; credits: number }[];
  paidBy: 'free-run' | 'credits' | 'none';
  retention?: { class: 'EPHEMERAL' | 'GALLERY' };
  expiresAt: string;
}

export type GenerationStatus =
  'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'BLOCKED' | 'CANCELED' | 'EXPIRED';

export interface Artifact {
  id: string;
  kind: string;
  label: string;
  mime: string;
  width: number | null;
  height: number | null;
  bytes: number;
  previewUrl: string | null;
  downloadUrl: string;
}

export interface Generation {
  id: string;
  status: GenerationStatus;
  type: string;
  typeName: string;
  category: string;
  typeVersion: number;
  position: number | null;
  inputs: Record<string, unknown>;
  inputAssets: {
    id: string;
    previewUrl: string | null;
    width: number | null;
    height: number | null;
  }[];
  seed: number | null;
  progress: { step: string; done: number; of: number } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  timeTakenMs: number | null;
  retention: {
    class: 'EPHEMERAL' | 'GALLERY';
    expiresAt: string | null;
    firstDownloadedAt: string | null;
    deletedAt: string | null;
  };
  artifacts: Artifact[];
  price: {
    quoted: number;
    charged: number | null;
    released: number | null;
    paidBy: 'free-run' | 'credits';
  };
  provider: { name: string; model: string | null } | null;
  isFavourite: boolean;
  title: string | null;
  error: { code: string; message: string; category: string } | null;
  notes: string[];
}

/** What starting a run answers: enough to follow it. */
export type AcceptedGeneration = Pick<
  Generation,
  'id' | 'status' | 'type' | 'typeVersion' | 'createdAt' | 'price'
> & { position: number };

type Route<Parameters, Body, Answer, Status extends number> = {
  parameters: Parameters & { header?: Record<string, string>; cookie?: never };
  responses: { [code in Status]: { content: { 'application/json': Answer } } };
} & ([Body] extends [never]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } });
type Plain = { query?: never; path?: never };
type WithId = { query?: never; path: { id: string } };

export interface paths {
  '/api/v1/auth/register': {
    post: Route<Plain, { email: string; password: string; displayName?: string }, SignedIn, 201>;
  };
  '/api/v1/auth/login': { post: Route<Plain, { email: string; password: string }, SignedIn, 200> };
  '/api/v1/users/me': { get: Route<Plain, never, Me, 200> };
  '/api/v1/transformation-types': {
    get: Route<
      { query?: { limit?: number }; path?: never },
      never,
      { data: TransformationType[]; pagination: Pagination },
      200
    >;
  };
  '/api/v1/quotes': {
    post: Route<
      Plain,
      { type: string; inputs: Record<string, unknown>; inputAssetIds: string[] },
      Quote,
      201
    >;
  };
  '/api/v1/generations': {
    get: Route<
      {
        query?: {
          status?: GenerationStatus;
          type?: string;
          category?: string;
          q?: string;
          favourite?: boolean;
          cursor?: string;
          limit?: number;
        };
        path?: never;
      },
      never,
      { data: Generation[]; pagination: Pagination },
      200
    >;
    post: Route<
      Plain,
      {
        type: string;
        inputAssetIds: string[];
        inputs: Record<string, unknown>;
        quoteId?: string;
        retention?: 'EPHEMERAL' | 'GALLERY';
      },
      AcceptedGeneration,
      202
    >;
  };
  '/api/v1/generations/{id}': {
    get: Route<WithId, never, Generation, 200>;
    patch: Route<
      WithId,
      { title?: string | null; isFavourite?: boolean; retention?: 'EPHEMERAL' | 'GALLERY' },
      Generation,
      200
    >;
    delete: Route<WithId, never, undefined, 204>;
  };
  '/api/v1/generations/{id}/cancel': { post: Route<WithId, never, Generation, 202> };
  '/api/v1/generations/{id}/retry': { post: Route<WithId, never, AcceptedGeneration, 202> };
}
