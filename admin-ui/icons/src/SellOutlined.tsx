import { Tag } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Tag, 'SellOutlined');
