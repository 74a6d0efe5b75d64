import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done instead. */
  readonly action?: ReactNode;
  readonly onClose: () => void;
}

/** Says why something cannot be done, before anybody has typed anything. */
export const NoticeDialog = ({ title, children, action, onClose }: Props) => (
  <Dialog open onClose={onClose} fullWidth maxWidth="xs">
    <DialogTitle>{title}</DialogTitle>
    <DialogContent>
      <DialogContentText component="div">{children}</DialogContentText>
    </DialogContent>
    <DialogActions sx={{ px: 3, pb: 2 }}>
      <Button onClick={onClose} color="inherit" autoFocus>
        Close
      </Button>
      {action}
    </DialogActions>
  </Dialog>
);
