import { Lock } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Lock, 'Lock');
