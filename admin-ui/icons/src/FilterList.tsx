import { ListFilter } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ListFilter, 'FilterList');
