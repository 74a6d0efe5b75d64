import { Ban } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Ban, 'Block');
