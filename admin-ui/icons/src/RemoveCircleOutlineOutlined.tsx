import { CircleMinus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleMinus, 'RemoveCircleOutlineOutlined');
