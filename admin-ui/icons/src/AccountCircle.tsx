import { CircleUserRound } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleUserRound, 'AccountCircle');
