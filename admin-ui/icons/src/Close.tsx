import { X } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(X, 'Close');
