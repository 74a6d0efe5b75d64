import { LayoutList } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(LayoutList, 'ViewList');
