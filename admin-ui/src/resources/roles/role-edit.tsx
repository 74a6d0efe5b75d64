import { Alert } from '@mui/material';
import { Edit, SimpleForm, useRecordContext } from 'react-admin';
import type { Role } from '../../providers/verbs';
import { EditError, stayOnError } from '../../shared/load-error';
import { SaveToolbar } from '../../shared/save-toolbar';
import { RoleInputs } from './role-inputs';
import { people } from './role-list';

const Title = () => {
  const role = useRecordContext<Role>();
  return role ? `Edit ${role.name}` : 'Edit role';
};

export const RoleEdit = () => (
  <Edit
    title={<Title />}
    mutationMode="pessimistic"
    redirect="show"
    actions={false}
    error={<EditError />}
    queryOptions={stayOnError}
  >
    <Form />
  </Edit>
);

const Form = () => {
  const role = useRecordContext<Role>();
  if (role?.builtIn) {
    return (
      <Alert severity="info" sx={{ m: 2 }}>
        {role.name} comes with the program and stays as it is. Make a role of your own instead.
      </Alert>
    );
  }
  return (
    <SimpleForm toolbar={<SaveToolbar />} warnWhenUnsavedChanges>
      {role && role.holders > 0 ? (
        <Alert severity="info" sx={{ width: '100%', mb: 2 }}>
          What you change here counts at once for {people(role.holders)}.
        </Alert>
      ) : null}
      <RoleInputs />
    </SimpleForm>
  );
};
