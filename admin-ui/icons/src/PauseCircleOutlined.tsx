import { CirclePause } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CirclePause, 'PauseCircleOutlined');
