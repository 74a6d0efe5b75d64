import { CircleX } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleX, 'HighlightOff');
