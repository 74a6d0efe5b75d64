import { AutocompleteInput, ReferenceInput, TextInput } from 'react-admin';

/** By the name of the person where names may be seen, else by the id that a colleague passed on. */
export const userFilter = (maySeeUsers: boolean) =>
  maySeeUsers ? (
    <ReferenceInput key="userId" source="userId" reference="users" alwaysOn>
      <AutocompleteInput
        label="User"
        optionText="displayName"
        filterToQuery={(q: string) => ({ q })}
        sx={{ minWidth: 200 }}
      />
    </ReferenceInput>
  ) : (
    <TextInput key="userId" source="userId" label="User id" />
  );
