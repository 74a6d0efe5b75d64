import PaletteIcon from '@mui/icons-material/PaletteOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { Type } from '../../providers/verbs';
import { TypeCreate } from './type-create';
import { TypeEdit } from './type-edit';
import { TypeList } from './type-list';
import { TypeShow } from './type-show';

export const transformationTypes = {
  list: TypeList,
  show: TypeShow,
  create: TypeCreate,
  edit: TypeEdit,
  icon: PaletteIcon,
  options: { label: 'Products' },
  recordRepresentation: (type: Type) => type.name,
} satisfies ResourcePages<'transformation-types'>;
