import { Moon } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Moon, 'Brightness4');
