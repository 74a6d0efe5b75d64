import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { ApiError } from './api-error.js';
import { answer, api, sessionFetch } from './client.js';
import { queryClient } from './query-client.js';
import { fetchFile, saveResponse } from './save-response.js';
import type { Artifact, Generation, GenerationStatus, RetentionClass } from './types.js';

/** Signed picture addresses are good for five minutes: ask again a little before they end. */
export const SIGNED_URL_LIFE_MS = 4 * 60_000;

export interface GalleryFilter {
  status?: GenerationStatus;
  category?: string;
  q?: string;
  favourite?: boolean;
}

export interface RunRequest {
  type: string;
  inputs: Record<string, unknown>;
  inputAssetIds: string[];
  quoteId?: string;
  retention?: RetentionClass;
  /** Paid for by itself, and not by a free run or credits. */
  pay?: 'single';
}

/** Enough of the answer to follow the run; the rest comes with its events. */
export type StartedRun = Pick<Generation, 'id' | 'unpaid'>;

const END_STATES: readonly GenerationStatus[] = [
  'COMPLETED',
  'FAILED',
  'BLOCKED',
  'CANCELED',
  'EXPIRED',
];

export function isFinished(generation: Pick<Generation, 'status'>): boolean {
  return END_STATES.includes(generation.status);
}

export function generationQuery(id: string) {
  return queryOptions({
    queryKey: ['generation', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/generations/{id}', { params: { path: { id } }, signal })),
    staleTime: SIGNED_URL_LIFE_MS,
  });
}

export function galleryQuery(filter: GalleryFilter) {
  return infiniteQueryOptions({
    queryKey: ['gallery', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/generations', {
          params: { query: { ...filter, limit: 24, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.pagination.nextCursor ?? undefined,
    // Short: other tabs and other devices make pictures too.
    staleTime: 10_000,
  });
}

/** Starts a run. The same `key` with the same body never runs or charges twice. */
export function startGeneration(body: RunRequest, key: string): Promise<StartedRun> {
  return answer(
    api.POST('/api/v1/generations', {
      body,
      params: { header: { 'Idempotency-Key': key } },
    }),
  );
}

export function cancelGeneration(id: string): Promise<Generation> {
  return answer(api.POST('/api/v1/generations/{id}/cancel', { params: { path: { id } } }));
}

/** @param pay `single`: paid for by itself, and not by a free run or credits */
export function retryGeneration(id: string, key: string, pay?: 'single'): Promise<StartedRun> {
  return answer(
    api.POST('/api/v1/generations/{id}/retry', {
      body: pay ? { pay } : {},
      params: { path: { id }, header: { 'Idempotency-Key': key } },
    }),
  );
}

export interface GenerationChange {
  /** Null removes it. */
  title?: string | null;
  isFavourite?: boolean;
  retention?: RetentionClass;
}

export async function changeGeneration(id: string, body: GenerationChange): Promise<Generation> {
  const changed = await answer(
    api.PATCH('/api/v1/generations/{id}', { params: { path: { id } }, body }),
  );
  putGeneration(changed);
  return changed;
}

export async function deleteGeneration(id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/generations/{id}', { params: { path: { id } } }));
  queryClient.removeQueries({ queryKey: ['generation', id] });
  await queryClient.invalidateQueries({ queryKey: ['gallery'] });
}

/** Puts a newer state of a generation into every list that already shows it. */
export function putGeneration(generation: Generation): void {
  queryClient.setQueryData(['generation', generation.id], generation);
  queryClient.setQueriesData<{ pages: { data: Generation[] }[]; pageParams: unknown[] }>(
    { queryKey: ['gallery'] },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          data: page.data.map((entry) => (entry.id === generation.id ? generation : entry)),
        })),
      },
  );
}

/** The small picture of a result, by its signed address. That is no download. */
export async function fetchPreview(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw ApiError.fromResponse(response, null);
  return response.blob();
}

/** The file itself; a completed fetch of a short-lived result starts its clock. */
export function fetchArtifact(artifact: Artifact): Promise<Response> {
  const address = new URL(artifact.downloadUrl, location.origin);
  return fetchFile(() => sessionFetch(new Request(address)));
}

export async function downloadArtifact(artifact: Artifact, name: string): Promise<void> {
  await saveResponse(() => fetchArtifact(artifact), name);
}
