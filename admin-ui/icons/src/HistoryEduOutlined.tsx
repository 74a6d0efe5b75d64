import { ScrollText } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ScrollText, 'HistoryEduOutlined');
