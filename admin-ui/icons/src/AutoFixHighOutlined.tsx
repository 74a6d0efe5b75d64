import { WandSparkles } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(WandSparkles, 'AutoFixHighOutlined');
