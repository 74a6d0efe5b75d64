import { SearchX } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(SearchX, 'HotTub');
