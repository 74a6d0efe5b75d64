import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Alert,
  Box,
  Button,
  LinearProgress,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Form, useDataProvider, useNotify, useRecordContext, useRefresh } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { ApiError } from '../../api/api-error';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { TypeDetail, TypeVersion } from '../../providers/verbs';
import { Moment } from '../../shared/moment';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { PublishDialog } from './publish-dialog';
import { type ContentValues, toContent, toValues, VersionContent } from './version-content';

/** Every version, newest first. Drafts can be changed; what was live once cannot. */
export const Versions = () => {
  const type = useRecordContext<TypeDetail>();
  const [opened, setOpened] = useState<number>();
  // Whoever comes from the list has the record of the list until that of this page is here.
  if (!type || !('versions' in type))
    return <LinearProgress aria-label="The versions are loading" />;
  const shown = opened ?? type.versions[0]?.number;
  return (
    <Box>
      {type.versions.map((version) => (
        <Accordion
          key={version.id}
          disableGutters
          expanded={shown === version.number}
          onChange={(_, isOpen) => setOpened(isOpen ? version.number : -1)}
          slotProps={{ transition: { unmountOnExit: true } }}
          sx={{ border: '1px solid', borderColor: 'divider', '&:not(:last-child)': { mb: 1 } }}
        >
          <AccordionSummary expandIcon={<ExpandMoreIcon />}>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
              <Typography component="span" sx={{ fontWeight: 650 }}>
                Version {version.number}
              </Typography>
              <StatusChip status={version.status} />
              {version.availability === 'needs-provider' ? (
                <StatusChip status={version.availability} />
              ) : null}
              <Typography component="span" variant="body2" color="textSecondary">
                {version.publishedAt ? 'published ' : 'changed '}
                <Moment at={version.publishedAt ?? version.updatedAt} />
              </Typography>
            </Box>
          </AccordionSummary>
          <AccordionDetails>
            <Version type={type} version={version} onDraft={setOpened} />
          </AccordionDetails>
        </Accordion>
      ))}
    </Box>
  );
};

interface VersionProps {
  readonly type: TypeDetail;
  readonly version: TypeVersion;
  readonly onDraft: (number: number) => void;
}

const Version = ({ type, version, onDraft }: VersionProps) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayWrite = useMay('types:write');
  const mayPublish = useMay('types:publish');
  const [isPublishing, setPublishing] = useState(false);
  const isEditable = version.status === 'draft' && mayWrite;

  const save = async (values: Record<string, unknown>) => {
    try {
      await dataProvider.updateVersion({
        id: type.id,
        number: version.number,
        revision: type.revision,
        ...toContent(values as unknown as ContentValues),
      });
      notify(`Version ${version.number} saved`, { type: 'success' });
      refresh();
      return undefined;
    } catch (error) {
      if (error instanceof ApiError && error.body) return (error.body as { errors: object }).errors;
      notify((error as Error).message, { type: 'error' });
      return undefined;
    }
  };

  const draft = async () => {
    try {
      const changed = await dataProvider.addVersion({ id: type.id, from: version.number });
      const number = changed.versions[0]?.number;
      if (number !== undefined) onDraft(number);
      notify(`Version ${number} is a copy of version ${version.number}`, { type: 'success' });
      refresh();
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    }
  };

  return (
    <>
      {version.status === 'draft' ? null : (
        <Alert severity="info" sx={{ mb: 1 }}>
          {version.status === 'live'
            ? 'Every new run uses this version. To change it, make a draft from it and publish that.'
            : 'Runs of its time refer to this version, so that it stays as it is.'}
        </Alert>
      )}
      <Form
        key={version.contentHash}
        record={toValues(version)}
        onSubmit={save}
        warnWhenUnsavedChanges={isEditable}
      >
        <VersionContent readOnly={!isEditable} />
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 2 }}>
          {isEditable ? <SaveButton /> : null}
          {mayPublish && version.status !== 'live' && type.status !== 'archived' ? (
            <PublishButton
              label={version.status === 'draft' ? 'Publish' : 'Roll back to this version'}
              onClick={() => setPublishing(true)}
            />
          ) : null}
          {mayWrite ? (
            <Button onClick={() => void draft()}>New draft from version {version.number}</Button>
          ) : null}
        </Box>
      </Form>
      {isPublishing ? (
        <PublishDialog type={type} version={version} onClose={() => setPublishing(false)} />
      ) : null}
    </>
  );
};

const SaveButton = () => {
  const { isDirty, isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" disabled={!isDirty} loading={isSubmitting}>
      Save draft
    </Button>
  );
};

/** What is published is what is saved: unsaved changes have to be saved first. */
const PublishButton = ({ label, onClick }: { label: string; onClick: () => void }) => {
  const { isDirty } = useFormState();
  return (
    <Button variant="outlined" disabled={isDirty} onClick={onClick}>
      {label}
    </Button>
  );
};
