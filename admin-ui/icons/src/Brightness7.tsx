import { Sun } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Sun, 'Brightness7');
