import { Search } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Search, 'Search');
