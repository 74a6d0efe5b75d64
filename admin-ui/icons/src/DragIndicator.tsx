import { GripVertical } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(GripVertical, 'DragIndicator');
