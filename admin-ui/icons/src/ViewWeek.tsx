import { Columns3 } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Columns3, 'ViewWeek');
