import { ShieldCheck } from 'lucide-react';
import { asSvgIcon } from '../as-svg-icon';

export default asSvgIcon(ShieldCheck, 'VerifiedUserOutlined');
