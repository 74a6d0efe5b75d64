import { LogOut } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(LogOut, 'LogoutOutlined');
