import { Power } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Power, 'PowerSettingsNew');
