import { Edit, SimpleForm, useRecordContext } from 'react-admin';
import type { Type } from '../../providers/verbs';
import { EditError, stayOnError } from '../../shared/load-error';
import { SaveToolbar } from '../../shared/save-toolbar';
import { InputGrid, TypeSettings } from './type-settings';

const Title = () => {
  const type = useRecordContext<Type>();
  return type ? `Edit ${type.name}` : 'Edit product';
};

export const TypeEdit = () => (
  <Edit
    title={<Title />}
    mutationMode="pessimistic"
    redirect="show"
    actions={false}
    error={<EditError />}
    queryOptions={stayOnError}
  >
    <SimpleForm toolbar={<SaveToolbar />} warnWhenUnsavedChanges>
      <InputGrid>
        <TypeSettings />
      </InputGrid>
    </SimpleForm>
  </Edit>
);
