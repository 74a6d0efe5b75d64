import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useNotify } from 'react-admin';

/** An id that can be read, selected and copied in full; shortened in the middle where space is dear. */
export const ShortId = ({ id, what, full }: { id: string; what: string; full?: boolean }) => {
  const notify = useNotify();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(id);
      notify(`${what} copied`, { type: 'info' });
    } catch {
      notify(`Copying is not allowed here. ${what}: ${id}`, { type: 'warning' });
    }
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }}>
      <Box
        component="code"
        title={id}
        sx={{
          fontSize: 13,
          fontFamily: 'ui-monospace, monospace',
          ...(full ? { overflowWrap: 'anywhere' } : { whiteSpace: 'nowrap' }),
        }}
      >
        {full || id.length <= 13 ? id : `${id.slice(0, 4)}…${id.slice(-6)}`}
      </Box>
      <Tooltip title={`Copy ${what.toLowerCase()}`}>
        <IconButton
          size="small"
          aria-label={`Copy ${what.toLowerCase()}`}
          onClick={(event) => {
            event.stopPropagation();
            event.preventDefault();
            void copy();
          }}
        >
          <ContentCopyIcon sx={{ fontSize: 14 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
};
