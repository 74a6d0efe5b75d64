import { CircleArrowDown } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleArrowDown, 'ArrowCircleDown');
