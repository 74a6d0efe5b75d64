import { RotateCw } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(RotateCw, 'Refresh');
