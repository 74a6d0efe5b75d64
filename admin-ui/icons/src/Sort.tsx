import { ArrowDownWideNarrow } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ArrowDownWideNarrow, 'Sort');
