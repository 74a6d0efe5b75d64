import { Settings } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Settings, 'Settings');
