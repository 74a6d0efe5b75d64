import { Eye } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Eye, 'RemoveRedEye');
