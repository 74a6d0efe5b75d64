import {
  Box,
  Button,
  Card,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import type { OfferVersion } from '../../providers/verbs';
import { formatMoney, formatNumber, plural } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { useIsPhone } from '../../shared/phone';
import { Row, Rows } from '../../shared/rows';
import { StatusChip } from '../../shared/status-chip';
import { OfferDialog } from './offer-dialog';
import { type OfferWithVersions, stateOf } from './offers';
import { featuresInWords } from './plan-features';

interface Props {
  readonly offer: OfferWithVersions;
  readonly onChanged: () => void;
}

/** One plan or pack: what holds, what will, and what did. */
export const OfferCard = ({ offer, onChanged }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const { kind, slug, versions, current } = offer;
  const shown = current ?? versions[0];
  return (
    <Card component="section" aria-label={`${words(kind)} ${shown.name}`} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="h3" component="h2">
          {shown.name}
        </Typography>
        <Box component="code" sx={{ color: 'text.secondary', fontSize: 13, flex: 1 }}>
          {slug}
        </Box>
        <Button size="small" onClick={() => setOpen(true)}>
          New version
        </Button>
      </Box>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {shown.description}
      </Typography>
      <Versions offer={offer} />
      {isOpen ? (
        <OfferDialog
          kind={kind}
          currency={versions[0].currency}
          after={versions[0]}
          onClose={() => setOpen(false)}
          onChanged={onChanged}
        />
      ) : null}
    </Card>
  );
};

const words = (kind: OfferVersion['kind']): string => (kind === 'plan' ? 'Plan' : 'Pack');

const Versions = ({ offer: { versions } }: { offer: OfferWithVersions }) => {
  const isPhone = useIsPhone();
  const brings = versions.some((version) => bringsOf(version) !== '');
  if (isPhone) {
    return (
      <Rows label="Versions" error={null} isPending={false} empty="">
        {versions.map((version) => (
          <Row
            key={version.id}
            first={termsInWords(version)}
            second={
              <>
                Version {version.number}, from <From version={version} />
                {bringsOf(version) ? `: ${bringsOf(version)}` : null}
              </>
            }
            action={<StatusChip status={stateOf(version)} />}
          />
        ))}
      </Rows>
    );
  }
  return (
    <Table size="small" aria-label="Versions">
      <TableHead>
        <TableRow>
          <TableCell>Version</TableCell>
          <TableCell>Status</TableCell>
          <TableCell align="right">Price</TableCell>
          <TableCell align="right">Credits</TableCell>
          {brings ? <TableCell>Brings</TableCell> : null}
          <TableCell>On sale</TableCell>
          <TableCell>From</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map((version) => (
          <TableRow key={version.id}>
            <TableCell>{version.number}</TableCell>
            <TableCell>
              <StatusChip status={stateOf(version)} />
            </TableCell>
            <TableCell align="right">{priceInWords(version)}</TableCell>
            <TableCell align="right">{formatNumber(version.credits)}</TableCell>
            {brings ? <TableCell>{bringsOf(version)}</TableCell> : null}
            <TableCell>{version.onSale ? 'yes' : 'no'}</TableCell>
            <TableCell>
              <From version={version} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

/** What was there when the program was set up has no date of its own. */
const From = ({ version: { effectiveFrom } }: { version: OfferVersion }) =>
  Date.parse(effectiveFrom) === 0 ? 'the start' : <Moment at={effectiveFrom} />;

function priceInWords({ amountMinor, currency, period }: OfferVersion): string {
  const money = formatMoney(amountMinor, currency);
  return period ? `${money} a ${period}` : money;
}

const termsInWords = (version: OfferVersion): string =>
  `${priceInWords(version)}, ${plural(version.credits, 'credit')}${version.onSale ? '' : ', not on sale'}`;

/** Only of plans that bring something. */
const bringsOf = ({ features }: OfferVersion): string =>
  features ? featuresInWords(features) : '';
