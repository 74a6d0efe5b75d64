import {
  Box,
  Button,
  LinearProgress,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useRecordContext } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Price, TypeDetail } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatNumber } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { useMay } from '../../shared/use-may';
import { PRICE_UNITS } from './choices';

/** What a unit costs and did cost, newest first. */
export const Prices = () => {
  const type = useRecordContext<TypeDetail>();
  const mayPrice = useMay('prices:write');
  const [isOpen, setOpen] = useState(false);
  // Whoever comes from the list has the record of the list until that of this page is here.
  if (!type || !('prices' in type)) return <LinearProgress aria-label="The prices are loading" />;
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label="Prices">
          <TableHead>
            <TableRow>
              <TableCell>From</TableCell>
              <TableCell align="right">Credits</TableCell>
              <TableCell>Per</TableCell>
              <TableCell>Together</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {type.prices.map(({ effectiveFrom, credits, unit, bundle }) => (
              <TableRow key={effectiveFrom}>
                <TableCell>
                  <Moment at={effectiveFrom} />
                </TableCell>
                <TableCell align="right">{formatNumber(credits)}</TableCell>
                <TableCell>{unit}</TableCell>
                <TableCell>
                  {bundle ? `${bundle.units} for ${formatNumber(bundle.credits)}` : <Nothing />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {mayPrice ? (
        <Button variant="outlined" onClick={() => setOpen(true)} sx={{ mt: 3 }}>
          Change price
        </Button>
      ) : null}
      {isOpen ? <PriceDialog type={type} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const isWhole = (text: string, least: number): boolean =>
  /^\d{1,6}$/.test(text) && Number(text) >= least;

const PriceDialog = ({ type, onClose }: { type: TypeDetail; onClose: () => void }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { price } = type;
  const [credits, setCredits] = useState(String(price.credits));
  const [unit, setUnit] = useState<Price['unit']>(price.unit);
  const [units, setUnits] = useState(price.bundle ? String(price.bundle.units) : '');
  const [together, setTogether] = useState(price.bundle ? String(price.bundle.credits) : '');
  const hasBundle = units !== '' || together !== '';
  const bundle = hasBundle ? { units: Number(units), credits: Number(together) } : null;
  const isRight =
    isWhole(credits, 1) && (!hasBundle || (isWhole(units, 2) && isWhole(together, 1)));
  return (
    <ConfirmDialog
      title={`Price of ${type.name}`}
      verb="Change price"
      typed={isRight ? credits : undefined}
      ready={isRight}
      dangerous
      done="The new price is in effect"
      act={() =>
        dataProvider.setPrice({
          id: type.id,
          revision: type.revision,
          credits: Number(credits),
          unit,
          bundle,
        })
      }
      onClose={onClose}
    >
      It counts for every quote from now on. Quotes already given keep their price until they run
      out.
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, mt: 2 }}>
        <TextField
          label="Credits"
          value={credits}
          onChange={({ target }) => setCredits(target.value.trim())}
          error={!isWhole(credits, 1)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <TextField
          select
          label="Per"
          value={unit}
          onChange={({ target }) => setUnit(target.value as Price['unit'])}
        >
          {PRICE_UNITS.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Together: units"
          value={units}
          onChange={({ target }) => setUnits(target.value.trim())}
          error={hasBundle && !isWhole(units, 2)}
          helperText="Empty: no bundle"
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <TextField
          label="Together: credits"
          value={together}
          onChange={({ target }) => setTogether(target.value.trim())}
          error={hasBundle && !isWhole(together, 1)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
      </Box>
    </ConfirmDialog>
  );
};
