import { BookmarkPlus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(BookmarkPlus, 'BookmarkAdd');
