import { useMutation, useQuery } from '@tanstack/react-query';
import { Archive, Download } from 'lucide-react';

import { toApiError } from '../../api/api-error.js';
import {
  archivesQuery,
  downloadArchive,
  type PrivacyRequest,
  requestArchive,
} from '../../api/privacy.js';
import { queryClient } from '../../api/query-client.js';
import { dateTime, fileSize, longDate } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { useToast } from '../../ui/toasts.js';

const PARTS: Record<string, string> = {
  uploads: 'Packing your photos',
  results: 'Packing your results',
  'audit-trail': 'Writing what happened to your account',
};

/** Everything in one zip: asked for, watched while it is made, fetched. */
export function ArchiveSection() {
  const say = useToast();
  const archives = useQuery(archivesQuery);
  const request = useMutation({
    mutationFn: requestArchive,
    onError: (error) => say(toApiError(error).message, 'bad'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: archivesQuery.queryKey }),
  });
  const list = archives.data?.data.slice(0, 5) ?? [];
  const making = list.some(({ status }) => status === 'PENDING' || status === 'RUNNING');
  return (
    <Card title="Your archive">
      <p className="mt-2 text-muted">
        One zip with everything that is kept about you: your profile, your pictures, what you asked
        for, your ledger and the trail of your account.
      </p>
      <Button className="mt-4" busy={request.isPending || making} onClick={() => request.mutate()}>
        {!(request.isPending || making) && <Archive aria-hidden="true" />}
        {making ? 'Packing it' : 'Pack my archive'}
      </Button>
      {list.length > 0 && (
        <ul aria-label="Archives" aria-live="polite" className="mt-4 divide-y divide-hairline">
          {list.map((each) => (
            <ArchiveRow key={each.id} request={each} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ArchiveRow({ request }: { request: PrivacyRequest }) {
  const say = useToast();
  const download = useMutation({
    mutationFn: () => downloadArchive(request),
    onError: (error) => say(toApiError(error).message, 'bad'),
  });
  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-semibold">{dateTime(request.createdAt)}</p>
        <p className="text-sm text-muted tabular">{stateOf(request)}</p>
      </div>
      {request.downloadUrl && (
        <Button look="primary" busy={download.isPending} onClick={() => download.mutate()}>
          <Download aria-hidden="true" />
          Download
        </Button>
      )}
    </li>
  );
}

function stateOf({ status, progress, bytes, expiresAt }: PrivacyRequest): string {
  if (status === 'FAILED') return 'It could not be made. Please ask for another one.';
  if (status === 'COMPLETED') {
    return expiresAt && bytes !== null
      ? `${fileSize(bytes)}, here until ${longDate(expiresAt)}`
      : 'Not here any more';
  }
  if (!progress) return 'Starting';
  const part = PARTS[progress.part] ?? 'Collecting your records';
  return `${part}, part ${progress.done + 1} of ${progress.of}`;
}
