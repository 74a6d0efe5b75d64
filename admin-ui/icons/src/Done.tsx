import { Check } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Check, 'Done');
