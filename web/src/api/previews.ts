import { answer, api } from './client.js';

export interface PreviewRequest {
  type: string;
  inputAssetId: string;
  inputs: Record<string, unknown>;
}

/** A small picture of what a run would give. */
export function requestPreview(body: PreviewRequest, signal?: AbortSignal): Promise<Blob> {
  return answer(api.POST('/api/v1/previews', { body, signal, parseAs: 'blob' }));
}
