import { EyeOff } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(EyeOff, 'VisibilityOff');
