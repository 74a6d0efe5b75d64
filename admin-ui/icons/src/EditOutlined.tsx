import { Pencil } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Pencil, 'EditOutlined');
