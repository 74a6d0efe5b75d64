import { CopyPlus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CopyPlus, 'Queue');
