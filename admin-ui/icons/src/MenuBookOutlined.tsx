import { BookOpen } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(BookOpen, 'MenuBookOutlined');
