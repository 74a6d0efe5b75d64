import { Inbox } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Inbox, 'Inbox');
