import { Languages } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Languages, 'Translate');
