import { SquareCheck } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(SquareCheck, 'CheckBox');
