import { Undo2 } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Undo2, 'UndoOutlined');
