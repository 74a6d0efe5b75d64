import { ArrowRight } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ArrowRight, 'ArrowForward');
