import type { components } from '../../api/schema.gen';
import { humanise } from '../../shared/format';

type Schemas = components['schemas'];
type Created = Schemas['CreateTypeRequest'];

const NAMES: Readonly<Record<string, string>> = {
  coloring: 'Colouring',
  coloring_pdf: 'Colouring page',
  image_set: 'Set of images',
  'photo+prompt': 'Photo and prompt',
  work: 'Earlier work',
  ebook: 'E-book',
  EPHEMERAL: 'Ephemeral: minutes after the download',
  GALLERY: 'Gallery: as long as the plan of its owner keeps it',
};

/** The words for a kind, as people say them. */
export const nameOf = (id: string): string => NAMES[id] ?? humanise(id);

/** What a product makes of what, e.g. `Photo to image`. */
export const makes = (inputKind: string, outputKind: string): string =>
  `${nameOf(inputKind)} to ${nameOf(outputKind).toLowerCase()}`;

const choices = <T extends string>(ids: readonly T[]) =>
  ids.map((id) => ({ id, name: nameOf(id) }));

export const CATEGORIES = choices<Created['category']>([
  'photo',
  'hair',
  'coloring',
  'fursona',
  'story',
  'book',
]);
export const INPUT_KINDS = choices<Created['inputKind']>([
  'photo',
  'prompt',
  'photo+prompt',
  'work',
]);
export const OUTPUT_KINDS = choices<Created['outputKind']>([
  'image',
  'image_set',
  'text',
  'story',
  'ebook',
  'coloring_pdf',
]);
export const STATUSES = choices<Schemas['AdminTypeResponse']['status']>([
  'draft',
  'published',
  'disabled',
  'archived',
]);
export const PRICE_UNITS = choices<Schemas['PriceRequest']['unit']>([
  'run',
  'view',
  'page',
  'chapter',
]);
export const RETENTION = choices<NonNullable<Created['retentionDefault']>>([
  'EPHEMERAL',
  'GALLERY',
]);
