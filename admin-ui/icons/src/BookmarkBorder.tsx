import { Bookmark } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Bookmark, 'BookmarkBorder');
