import { RefreshCw } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(RefreshCw, 'AutorenewOutlined');
