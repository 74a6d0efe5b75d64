import { TriangleAlert } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(TriangleAlert, 'WarningAmber');
