import { Download } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Download, 'GetApp');
