import { Alert, Box } from '@mui/material';
import { useRecordContext, Link } from 'react-admin';
import type { Generation } from '../../providers/verbs';
import { AuditTimeline } from '../../shared/audit-timeline';
import { Facts } from '../../shared/facts';
import { formatDuration, formatNumber, humanise, plural } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RetentionClock } from '../../shared/retention-clock';
import { RecordShow } from '../../shared/record-show';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { contentOf } from './generation-rows';
import { paidByInWords } from './price-words';
import { ContentToLookAt } from './content-to-look-at';

export const GenerationShow = () => (
  <RecordShow title={<Title />} timeline={<Trail />} actions={false}>
    <Details />
  </RecordShow>
);

const Title = () => useRecordContext<Generation>()?.typeName ?? 'Generation';

const Details = () => {
  const run = useRecordContext<Generation>();
  const maySeeUsers = useMay('users:read');
  const maySeeTypes = useMay('types:read');
  if (!run) return null;
  const { price, retention } = run;
  return (
    <Box sx={{ p: { xs: 2, sm: 3 } }}>
      {run.error ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          <strong>{run.error.code}</strong> ({humanise(run.error.category)}): {run.error.message}
        </Alert>
      ) : null}
      <ContentToLookAt run={run} />
      <Facts
        of={[
          ['Status', <StatusChip key="status" status={run.status} />],
          [
            'Product',
            maySeeTypes ? (
              <Link key="type" to={`/transformation-types?${search(run.type)}`}>
                {run.typeName}
              </Link>
            ) : (
              run.typeName
            ),
          ],
          ['Version', `v${run.typeVersion}`],
          [
            'User',
            maySeeUsers ? (
              <Link key="user" to={`/users/${run.userId}/show`}>
                {run.userName ?? run.userId}
              </Link>
            ) : (
              run.userId
            ),
          ],
          [
            'Paid by',
            run.payment ? (
              <Link key="payment" to={`/payments/${run.payment.id}/show`}>
                {paidByInWords(run)}
              </Link>
            ) : (
              paidByInWords(run)
            ),
          ],
          ['Quoted', plural(price.quoted, 'credit')],
          ...(price.paidBy === 'credits' ? settledCredits(price) : []),
          [
            'Provider',
            run.provider ? `${run.provider.name} · ${run.provider.model}` : <Nothing key="none" />,
          ],
          ['Content', run.moderation ? contentOf(run.moderation) : 'Allowed'],
          ['Tries', formatNumber(run.tries)],
          ['Accepted', <Moment key="created" at={run.createdAt} seconds />],
          ['Started', <Moment key="started" at={run.startedAt} seconds />],
          ['Finished', <Moment key="finished" at={run.finishedAt} seconds />],
          [
            'Took',
            run.timeTakenMs === null ? <Nothing key="none" /> : formatDuration(run.timeTakenMs),
          ],
          ['Kept', <RetentionClock key="kept" retention={retention} />],
          ['First download', <Moment key="download" at={retention.firstDownloadedAt} />],
          [
            'Request',
            run.requestId ? (
              <ShortId key="request" id={run.requestId} what="Request id" full />
            ) : (
              <Nothing key="none" />
            ),
          ],
          ['Id', <ShortId key="id" id={run.id} what="Generation id" full />],
        ]}
      />
    </Box>
  );
};

const settledCredits = ({ charged, released }: Generation['price']) =>
  [
    ['Charged', charged === null ? 'not settled' : formatNumber(charged)],
    ['Given back', released === null ? 'not settled' : formatNumber(released)],
  ] as const;

const search = (q: string): string =>
  new URLSearchParams({ filter: JSON.stringify({ q }) }).toString();

const Trail = () => {
  const run = useRecordContext<Generation>();
  return run ? <AuditTimeline entityType="generation" entityId={run.id} /> : null;
};
