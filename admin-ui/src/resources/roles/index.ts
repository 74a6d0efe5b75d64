import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { Role } from '../../providers/verbs';
import { RoleCreate } from './role-create';
import { RoleEdit } from './role-edit';
import { RoleList } from './role-list';
import { RoleShow } from './role-show';

export const roles = {
  list: RoleList,
  show: RoleShow,
  create: RoleCreate,
  edit: RoleEdit,
  icon: BadgeIcon,
  options: { label: 'Roles' },
  recordRepresentation: (role: Role) => role.name,
} satisfies ResourcePages<'roles'>;
