import { List } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(List, 'List');
