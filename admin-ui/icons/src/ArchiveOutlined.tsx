import { Archive } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(Archive, 'ArchiveOutlined');
