import { maxLength, minLength, required, TextInput } from 'react-admin';
import { PermissionsInput } from './permissions-input';

/** What creating and editing a role share. */
export const RoleInputs = () => (
  <>
    <TextInput source="name" validate={[required(), minLength(2), maxLength(60)]} />
    <TextInput
      source="description"
      multiline
      minRows={2}
      validate={maxLength(300)}
      helperText="What it is for, as those read it who give it."
      parse={(value: string) => value}
    />
    <PermissionsInput />
  </>
);
