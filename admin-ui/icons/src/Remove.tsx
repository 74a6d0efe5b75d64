import { Minus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Minus, 'Remove');
