import { LayoutDashboard } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(LayoutDashboard, 'Dashboard');
