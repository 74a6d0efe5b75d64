import PeopleIcon from '@mui/icons-material/PeopleAltOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { User } from '../../providers/verbs';
import { UserList } from './user-list';
import { UserShow } from './user-show';

export const users = {
  list: UserList,
  show: UserShow,
  icon: PeopleIcon,
  options: { label: 'Users' },
  recordRepresentation: (user: User) => user.displayName,
} satisfies ResourcePages<'users'>;
