import { Alert, Box } from '@mui/material';
import { TabbedShowLayout, useRecordContext } from 'react-admin';
import type { TypeDetail } from '../../providers/verbs';
import { AuditTimeline } from '../../shared/audit-timeline';
import { Facts } from '../../shared/facts';
import { formatNumber } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RecordShow } from '../../shared/record-show';
import { RecordTabs } from '../../shared/record-tabs';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { makes, nameOf } from './choices';
import { Prices } from './prices';
import { Thumbnail } from './thumbnail';
import { TypeActions } from './type-actions';
import { Versions } from './versions';

export const TypeShow = () => (
  <RecordShow title={<Title />} actions={<TypeActions />} timeline={<Trail />}>
    <RecordTabs>
      <TabbedShowLayout.Tab label="Product">
        <Profile />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Versions" path="versions">
        <Versions />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="Price" path="price">
        <Prices />
      </TabbedShowLayout.Tab>
    </RecordTabs>
  </RecordShow>
);

const Title = () => useRecordContext<TypeDetail>()?.name ?? 'Product';

const Profile = () => {
  const type = useRecordContext<TypeDetail>();
  if (!type) return null;
  return (
    <>
      {type.availability === 'needs-provider' ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          No provider is set up that can run the live version. People see it as not available.
        </Alert>
      ) : null}
      <Box sx={{ display: 'flex', gap: 2, mb: 2, flexWrap: 'wrap' }}>
        <Thumbnail type={type} size={96} />
        <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>{type.description}</Box>
      </Box>
      <Facts
        of={[
          ['Status', <StatusChip key="status" status={type.status} />],
          [
            'Availability',
            type.availability ? (
              <StatusChip key="availability" status={type.availability} />
            ) : (
              <Nothing key="none" />
            ),
          ],
          ['Live version', type.liveVersion ? `v${type.liveVersion}` : 'none published yet'],
          ['Runs', formatNumber(type.usageCount)],
          ['Category', nameOf(type.category)],
          ['Makes', makes(type.inputKind, type.outputKind)],
          ['Results are kept', nameOf(type.retentionDefault)],
          ['Free runs', type.freeTierEligible ? 'may pay for it' : 'do not pay for it'],
          ['Needs the plan', type.minPlan ?? <Nothing key="none" />],
          ['Tags', type.tags.join(', ') || <Nothing key="none" />],
          ['Order', formatNumber(type.sortOrder)],
          ['Slug', <code key="slug">{type.slug}</code>],
          ['Changed', <Moment key="updated" at={type.updatedAt} />],
          ['Id', <ShortId key="id" id={type.id} what="Product id" full />],
        ]}
      />
    </>
  );
};

const Trail = () => {
  const type = useRecordContext<TypeDetail>();
  return type ? <AuditTimeline entityType="transformation-type" entityId={type.id} /> : null;
};
