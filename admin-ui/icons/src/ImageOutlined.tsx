import { Image } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Image, 'ImageOutlined');
