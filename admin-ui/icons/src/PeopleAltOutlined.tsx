import { Users } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Users, 'PeopleAltOutlined');
