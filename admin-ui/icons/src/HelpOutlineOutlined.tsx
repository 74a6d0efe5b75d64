import { CircleQuestionMark } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(CircleQuestionMark, 'HelpOutlineOutlined');
