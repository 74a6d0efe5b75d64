import { IdCard } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(IdCard, 'BadgeOutlined');
