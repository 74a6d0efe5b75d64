import ArchiveIcon from '@mui/icons-material/ArchiveOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import PlayIcon from '@mui/icons-material/PlayCircleOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TopToolbar, useDataProvider, useRecordContext, useRedirect } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { TypeDetail } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatNumber } from '../../shared/format';
import { NoticeDialog } from '../../shared/notice-dialog';
import { useMay } from '../../shared/use-may';
import { PublishDialog } from './publish-dialog';

type Action = 'publish' | 'enable' | 'disable' | 'archive' | 'delete';

/** What may be done to the product as a whole in the state it is in. */
export const TypeActions = () => {
  const type = useRecordContext<TypeDetail>();
  const mayPublish = useMay('types:publish');
  const mayWrite = useMay('types:write');
  const [open, setOpen] = useState<Action>();
  const { pathname } = useLocation();
  if (!type) return <TopToolbar />;
  const { status, liveVersion } = type;
  const close = () => setOpen(undefined);
  const isOff = status === 'disabled' || status === 'archived';
  // Whoever comes from the list has the record of the list until that of this page is here.
  const newest = 'versions' in type ? type.versions[0] : undefined;
  // Among the versions each has a button of its own, which waits for what is not saved yet.
  const isAmongVersions = pathname.endsWith('/versions');
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', minHeight: 52 }}>
      {mayWrite ? (
        <Button
          size="small"
          startIcon={<EditIcon />}
          component={Link}
          to={`/transformation-types/${type.id}`}
        >
          Edit
        </Button>
      ) : null}
      {mayPublish && status === 'draft' && newest && !isAmongVersions ? (
        <Button size="small" startIcon={<PlayIcon />} onClick={() => setOpen('publish')}>
          Publish
        </Button>
      ) : null}
      {mayPublish && isOff && liveVersion !== null ? (
        <Button size="small" startIcon={<PlayIcon />} onClick={() => setOpen('enable')}>
          Enable
        </Button>
      ) : null}
      {mayPublish && status === 'published' ? (
        <Button size="small" startIcon={<PauseIcon />} onClick={() => setOpen('disable')}>
          Disable
        </Button>
      ) : null}
      {mayPublish && status !== 'archived' ? (
        <Button
          size="small"
          color="error"
          startIcon={<ArchiveIcon />}
          onClick={() => setOpen('archive')}
        >
          Archive
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          size="small"
          color="error"
          startIcon={<DeleteIcon />}
          onClick={() => setOpen('delete')}
        >
          Delete
        </Button>
      ) : null}
      {open === 'delete' && type.usageCount > 0 ? (
        <InUse
          type={type}
          onClose={close}
          onArchive={mayPublish && status !== 'archived' ? () => setOpen('archive') : undefined}
        />
      ) : open === 'publish' && newest ? (
        <PublishDialog type={type} version={newest} onClose={close} />
      ) : open && open !== 'publish' ? (
        <ActionDialog action={open} type={type} onClose={close} />
      ) : null}
    </TopToolbar>
  );
};

interface Props {
  readonly action: Exclude<Action, 'publish'>;
  readonly type: TypeDetail;
  readonly onClose: () => void;
}

/** Said before anything has to be typed: what was run is kept, with what was made by it. */
const InUse = ({
  type,
  onClose,
  onArchive,
}: Omit<Props, 'action'> & { onArchive?: () => void }) => (
  <NoticeDialog
    title={`${type.name} cannot be deleted`}
    onClose={onClose}
    action={
      onArchive ? (
        <Button variant="contained" onClick={onArchive}>
          Archive it instead
        </Button>
      ) : null
    }
  >
    It was run {type.usageCount === 1 ? 'once' : `${formatNumber(type.usageCount)} times`}, and what
    people made with it refers to it.
    {onArchive
      ? ' Archived, it leaves the catalogue and keeps its history.'
      : ' It stays with its history.'}
  </NoticeDialog>
);

const ActionDialog = ({ action, type, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const redirect = useRedirect();
  const { id, name, slug, revision } = type;
  const at = { id, revision };
  switch (action) {
    case 'enable':
      return (
        <ConfirmDialog
          title={`Enable ${name}`}
          verb="Enable"
          done={`${name} is on offer`}
          act={() => dataProvider.enableType(at)}
          onClose={onClose}
        >
          It is shown in the catalogue again and can be run at once.
        </ConfirmDialog>
      );
    case 'disable':
      return (
        <ConfirmDialog
          title={`Disable ${name}`}
          verb="Disable"
          done={`${name} is disabled`}
          act={() => dataProvider.disableType(at)}
          onClose={onClose}
        >
          It leaves the catalogue. Runs under way go on; nobody can start a new one.
        </ConfirmDialog>
      );
    case 'archive':
      return (
        <ConfirmDialog
          title={`Archive ${name}`}
          verb="Archive"
          typed={slug}
          dangerous
          done={`${name} is archived`}
          act={() => dataProvider.archiveType(at)}
          onClose={onClose}
        >
          It leaves the catalogue and is put away with its history. Results that people made with it
          stay theirs.
        </ConfirmDialog>
      );
    case 'delete':
      return (
        <ConfirmDialog
          title={`Delete ${name}`}
          verb="Delete"
          typed={slug}
          dangerous
          done={`${name} is deleted`}
          act={() => dataProvider.delete('transformation-types', { id, previousData: type })}
          onClose={onClose}
          onDone={() => redirect('list', 'transformation-types')}
        >
          Its versions and prices go with it. This cannot be undone.
        </ConfirmDialog>
      );
  }
};
