import AutoFixIcon from '@mui/icons-material/AutoFixHighOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { Generation } from '../../providers/verbs';
import { GenerationList } from './generation-list';
import { GenerationShow } from './generation-show';

export const generations = {
  list: GenerationList,
  show: GenerationShow,
  icon: AutoFixIcon,
  options: { label: 'Generations' },
  recordRepresentation: (generation: Generation) => generation.typeName,
} satisfies ResourcePages<'generations'>;
