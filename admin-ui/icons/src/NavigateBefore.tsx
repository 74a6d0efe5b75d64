import { ChevronLeft } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ChevronLeft, 'NavigateBefore');
