import { Menu } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Menu, 'Menu');
