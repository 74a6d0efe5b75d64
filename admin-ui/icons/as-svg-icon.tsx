import { createSvgIcon } from '@mui/material/SvgIcon';
import type { LucideIcon } from 'lucide-react';

/**
 * An icon of lucide that takes its size, colour and place as those of Material UI do: theirs is the outer
 * drawing, whose 24 units the inner one fills.
 */
export const asSvgIcon = (Drawing: LucideIcon, name: string) =>
  createSvgIcon(<Drawing size={24} />, name);
