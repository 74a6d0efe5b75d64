import { Trash2 } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Trash2, 'DeleteOutlined');
