import { BookmarkMinus } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(BookmarkMinus, 'BookmarkRemove');
