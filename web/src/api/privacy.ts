import { queryOptions } from '@tanstack/react-query';

import { answer, api, sessionFetch } from './client.js';
import { saveResponse } from './save-response.js';
import type { components } from './schema.gen.js';

type Schemas = components['schemas'];
export type PrivacyRequest = Schemas['PrivacyRequestResponse'];
export type ErasureReceipt = Schemas['ErasureReceiptResponse'];

const isOpen = ({ status }: { status: PrivacyRequest['status'] }): boolean =>
  status === 'PENDING' || status === 'RUNNING';

/** The requests for an archive; asked for again while one is being made. */
export const archivesQuery = queryOptions({
  queryKey: ['archives'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/users/me/privacy-requests', { signal })),
  refetchInterval: ({ state }) => (state.data?.data.some(isOpen) ? 1_000 : false),
});

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/erasures/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data) ? false : 1_000),
  });

export function requestArchive(): Promise<PrivacyRequest> {
  return answer(api.POST('/api/v1/users/me/export'));
}

export async function downloadArchive({ downloadUrl }: PrivacyRequest): Promise<void> {
  if (!downloadUrl) return;
  await saveResponse(
    () => sessionFetch(new Request(new URL(downloadUrl, location.origin))),
    'pixshift-archive.zip',
  );
}

/** Resolves with the id of the receipt. */
export async function eraseAccount(password: string | undefined): Promise<string> {
  const body = { confirm: 'ERASE' as const, ...(password ? { password } : {}) };
  const { receiptId } = await answer(api.POST('/api/v1/users/me/erase', { body }));
  return receiptId;
}
