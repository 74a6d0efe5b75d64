import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { TypeDetail, TypeVersion } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';

interface Props {
  readonly type: TypeDetail;
  readonly version: TypeVersion;
  readonly onClose: () => void;
}

/** Puts a version live: a draft, or one that was live before. */
export const PublishDialog = ({ type, version, onClose }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { id, revision, liveVersion } = type;
  const { number } = version;
  const isDraft = version.status === 'draft';
  return (
    <ConfirmDialog
      title={`${isDraft ? 'Publish' : 'Roll back to'} version ${number}`}
      verb={isDraft ? 'Publish' : 'Roll back'}
      done={`Version ${number} is live`}
      act={() => dataProvider.publishVersion({ id, number, revision })}
      onClose={onClose}
    >
      {liveVersion === null
        ? 'The product appears in the catalogue with this version.'
        : `It takes the place of version ${liveVersion} for every run from now on. Runs under way are not touched.`}
    </ConfirmDialog>
  );
};
