import { Copy } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Copy, 'ContentCopy');
