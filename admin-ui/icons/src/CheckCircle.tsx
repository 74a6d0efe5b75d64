import { CircleCheck } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleCheck, 'CheckCircle');
