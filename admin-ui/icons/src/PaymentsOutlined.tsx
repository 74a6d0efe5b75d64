import { Banknote } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Banknote, 'PaymentsOutlined');
