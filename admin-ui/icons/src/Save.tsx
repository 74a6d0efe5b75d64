import { Save } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Save, 'Save');
