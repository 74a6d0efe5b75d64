import { CirclePlay } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CirclePlay, 'PlayCircleOutlined');
