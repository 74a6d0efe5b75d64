import { History } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(History, 'History');
