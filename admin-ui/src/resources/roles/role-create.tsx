import { Create, SimpleForm } from 'react-admin';
import { RoleInputs } from './role-inputs';

export const RoleCreate = () => (
  <Create title="New role" redirect="show">
    <SimpleForm defaultValues={{ description: '', permissions: [] }} warnWhenUnsavedChanges>
      <RoleInputs />
    </SimpleForm>
  </Create>
);
