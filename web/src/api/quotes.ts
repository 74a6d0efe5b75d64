import { answer, api } from './client.js';
import type { Quote } from './types.js';

export interface QuoteRequest {
  type: string;
  inputs: Record<string, unknown>;
  inputAssetIds: string[];
}

export function requestQuote(body: QuoteRequest, signal?: AbortSignal): Promise<Quote> {
  return answer(api.POST('/api/v1/quotes', { body, signal }));
}
