import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import {
  BooleanInput,
  maxLength,
  NumberInput,
  required,
  SelectInput,
  TextArrayInput,
  TextInput,
} from 'react-admin';
import { CATEGORIES, RETENTION } from './choices';

/** Two columns of inputs, one where it is narrow. */
export const InputGrid = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      width: '100%',
      display: 'grid',
      gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
      columnGap: 2,
      '& .wide': { gridColumn: '1 / -1' },
    }}
  >
    {children}
  </Box>
);

/** How a product is shown and kept: the inputs that creating and editing share. */
export const TypeSettings = () => (
  <>
    <TextInput source="name" validate={[required(), maxLength(80)]} />
    <SelectInput source="category" choices={CATEGORIES} validate={required()} />
    <TextInput
      source="description"
      className="wide"
      multiline
      minRows={2}
      validate={[required(), maxLength(600)]}
    />
    <TextArrayInput source="tags" helperText="Words of 2 to 30 characters; Enter adds one." />
    <NumberInput
      source="sortOrder"
      label="Order"
      min={0}
      helperText="Small numbers come first in the catalogue."
    />
    <TextInput
      source="thumbnailUrl"
      label="Thumbnail"
      helperText="A picture on this site, such as /looks/my-look.webp"
      parse={emptyToNull}
    />
    <TextInput
      source="beforeThumbnailUrl"
      label="Thumbnail before"
      helperText="The photo that it was made of"
      parse={emptyToNull}
    />
    <SelectInput source="retentionDefault" label="Results are kept" choices={RETENTION} />
    <TextInput
      source="minPlan"
      label="Needs the plan"
      helperText="Empty: everybody may use it."
      parse={emptyToNull}
    />
    <BooleanInput source="freeTierEligible" label="Free runs may pay for it" />
  </>
);

const emptyToNull = (value: string): string | null => value || null;
