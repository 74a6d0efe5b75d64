import { ChevronDown } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ChevronDown, 'ArrowDropDown');
