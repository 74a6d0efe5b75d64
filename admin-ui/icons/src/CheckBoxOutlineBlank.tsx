import { Square } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Square, 'CheckBoxOutlineBlank');
