import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TopToolbar, useDataProvider, useRecordContext, useRedirect } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Role } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { NoticeDialog } from '../../shared/notice-dialog';
import { useMay } from '../../shared/use-may';
import { people } from './role-list';

/** What may be done to a role that staff made; one that the program ships stays as it is. */
export const RoleActions = () => {
  const role = useRecordContext<Role>();
  const mayWrite = useMay('roles:write');
  const [isOpen, setOpen] = useState(false);
  if (!role || role.builtIn || !mayWrite) return <TopToolbar />;
  const close = () => setOpen(false);
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', minHeight: 52 }}>
      <Button size="small" startIcon={<EditIcon />} component={Link} to={`/roles/${role.id}`}>
        Edit
      </Button>
      <Button size="small" color="error" startIcon={<DeleteIcon />} onClick={() => setOpen(true)}>
        Delete
      </Button>
      {isOpen && role.holders > 0 ? <InUse role={role} onClose={close} /> : null}
      {isOpen && role.holders === 0 ? <DeleteDialog role={role} onClose={close} /> : null}
    </TopToolbar>
  );
};

interface Props {
  readonly role: Role;
  readonly onClose: () => void;
}

const InUse = ({ role, onClose }: Props) => {
  const holders = new URLSearchParams({ filter: JSON.stringify({ role: role.id }) }).toString();
  return (
    <NoticeDialog
      title={`${role.name} cannot be deleted yet`}
      onClose={onClose}
      action={
        <Button variant="contained" component={Link} to={`/users?${holders}`}>
          Show who holds it
        </Button>
      }
    >
      {role.holders === 1 ? 'One person holds it' : `${people(role.holders)} hold it`}. Take it from
      them first: nobody loses a role by accident.
    </NoticeDialog>
  );
};

const DeleteDialog = ({ role, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const redirect = useRedirect();
  return (
    <ConfirmDialog
      title={`Delete ${role.name}`}
      verb="Delete"
      dangerous
      done={`${role.name} is deleted`}
      act={() => dataProvider.delete('roles', { id: role.id, previousData: role })}
      onClose={onClose}
      onDone={() => redirect('list', 'roles')}
    >
      Nobody holds it, so that nobody loses anything. What was done with it stays in the audit
      trail.
    </ConfirmDialog>
  );
};
