import { Typography } from '@mui/material';
import {
  AutocompleteInput,
  Create,
  NumberInput,
  ReferenceInput,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
  useDataProvider,
  useNotify,
} from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { TypeDetail } from '../../providers/verbs';
import { toJsonText } from '../../shared/json-text';
import { INPUT_KINDS, OUTPUT_KINDS, PRICE_UNITS } from './choices';
import { InputGrid, TypeSettings } from './type-settings';
import { type ContentValues, toContent, toValues, VersionContent } from './version-content';

/** Where nothing is copied: the frame of a photo product, which the server checks like any other. */
const FRAME = {
  inputKind: 'photo',
  outputKind: 'image',
  tags: [],
  sortOrder: 1000,
  freeTierEligible: false,
  price: { unit: 'run', credits: 10 },
  pipeline: toJsonText([
    { id: 'photo', kind: 'prepare.image', needs: [] },
    { id: 'look', kind: 'edit.image', needs: ['photo'], recipe: '' },
    { id: 'keep', kind: 'store', needs: ['look'] },
  ]),
  inputSchema: toJsonText({ type: 'object', additionalProperties: false, properties: {} }),
  routes: toJsonText({ standard: ['local'] }),
};

const toRequest = ({ copyOf: _copyOf, ...values }: ContentValues & { copyOf?: string }) => ({
  ...values,
  ...toContent(values),
});

export const TypeCreate = () => (
  <Create title="New product" redirect="show" transform={toRequest}>
    <SimpleForm defaultValues={FRAME} warnWhenUnsavedChanges>
      <Heading>Begin with</Heading>
      <InputGrid>
        <CopyOf />
      </InputGrid>
      <Heading>What people see</Heading>
      <InputGrid>
        <TypeSettings />
        <TextInput
          source="slug"
          helperText="Made from the name if left empty. Never changes afterwards."
        />
      </InputGrid>
      <Heading>Price</Heading>
      <InputGrid>
        <NumberInput source="price.credits" label="Credits" min={1} validate={required()} />
        <SelectInput source="price.unit" label="Per" choices={PRICE_UNITS} validate={required()} />
      </InputGrid>
      <Heading>What it does</Heading>
      <InputGrid>
        <SelectInput source="inputKind" label="In" choices={INPUT_KINDS} validate={required()} />
        <SelectInput source="outputKind" label="Out" choices={OUTPUT_KINDS} validate={required()} />
      </InputGrid>
      <VersionContent />
    </SimpleForm>
  </Create>
);

const Heading = ({ children }: { children: string }) => (
  <Typography variant="h3" component="h2" sx={{ mt: 2, mb: 0.5 }}>
    {children}
  </Typography>
);

/** Fills in what another product does; what people see is left for the newcomer. */
const CopyOf = () => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const notify = useNotify();
  const { setValue } = useFormContext();

  const copy = async (id: string) => {
    if (!id) return;
    try {
      const type = (await dataProvider.getOne('transformation-types', { id })).data as TypeDetail;
      const source = type.versions.find(({ status }) => status === 'live') ?? type.versions[0];
      if (!source) return;
      const { category, inputKind, outputKind, retentionDefault, freeTierEligible } = type;
      const values = {
        ...toValues(source),
        ...{ category, inputKind, outputKind, retentionDefault, freeTierEligible },
        'price.unit': type.price.unit,
        'price.credits': type.price.credits,
      };
      for (const [key, value] of Object.entries(values)) {
        setValue(key, value, { shouldDirty: true });
      }
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    }
  };

  return (
    <ReferenceInput source="copyOf" reference="transformation-types" sort={BY_NAME} perPage={100}>
      <AutocompleteInput
        label="Copy of"
        optionText="name"
        onChange={(id: unknown) => void copy(id as string)}
        helperText="Copies its steps, form, routes and price."
        filterToQuery={(q: string) => ({ q })}
      />
    </ReferenceInput>
  );
};

const BY_NAME = { field: 'name', order: 'ASC' } as const;
