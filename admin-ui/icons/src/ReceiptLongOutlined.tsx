import { ReceiptText } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ReceiptText, 'ReceiptLongOutlined');
