import { Palette } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Palette, 'PaletteOutlined');
