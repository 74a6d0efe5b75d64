import { CirclePlus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CirclePlus, 'AddCircleOutlineOutlined');
