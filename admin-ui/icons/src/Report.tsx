import { OctagonAlert } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(OctagonAlert, 'Report');
