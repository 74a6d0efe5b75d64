import { ChevronRight } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ChevronRight, 'NavigateNext');
