import { CircleArrowUp } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleArrowUp, 'ArrowCircleUp');
