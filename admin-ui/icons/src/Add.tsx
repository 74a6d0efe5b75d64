import { Plus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Plus, 'Add');
