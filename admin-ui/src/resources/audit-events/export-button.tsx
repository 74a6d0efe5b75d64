import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { Button, useDataProvider, useListContext, useNotify } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import { saveFile } from '../../shared/save-file';
import { useMay } from '../../shared/use-may';

const FORMATS = [
  ['csv', 'CSV, for a spreadsheet'],
  ['jsonl', 'JSON Lines, for programs'],
] as const;

/** Takes the events that the list shows, all pages of them, out as a file. That is recorded, too. */
export const ExportButton = () => {
  const may = useMay('audit:export');
  const filter = useListContext().filterValues as Readonly<Record<string, unknown>>;
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [busy, setBusy] = useState(false);
  if (!may) return null;

  const take = async (format: 'csv' | 'jsonl') => {
    setAnchor(null);
    setBusy(true);
    try {
      const { name, file } = await dataProvider.exportAudit(format, filter);
      saveFile(name, file);
      notify(`${name} is downloaded`, { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button
        label="Export"
        disabled={busy}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <DownloadIcon />
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {FORMATS.map(([format, words]) => (
          <MenuItem key={format} onClick={() => void take(format)}>
            {words}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
