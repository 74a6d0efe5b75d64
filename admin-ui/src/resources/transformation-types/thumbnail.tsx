import ImageIcon from '@mui/icons-material/ImageOutlined';
import { Box } from '@mui/material';
import { useState } from 'react';
import { CATEGORY_COLOURS } from '../../theme/tokens';
import type { Type } from '../../providers/verbs';

/** The product's picture, or a sheet in the colour of its category where there is none. */
export const Thumbnail = ({ type, size = 40 }: { type: Type; size?: number }) => {
  const [isBroken, setBroken] = useState(false);
  const box = {
    width: size,
    height: size,
    borderRadius: 1,
    flexShrink: 0,
    border: '1px solid',
    borderColor: 'divider',
    borderBottom: `3px solid ${CATEGORY_COLOURS[type.category] ?? 'currentColor'}`,
  };
  if (type.thumbnailUrl && !isBroken) {
    return (
      <Box
        component="img"
        src={type.thumbnailUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        onError={() => setBroken(true)}
        sx={{ ...box, objectFit: 'cover' }}
      />
    );
  }
  return (
    <Box sx={{ ...box, display: 'grid', placeItems: 'center', color: 'text.secondary' }}>
      <ImageIcon fontSize="small" />
    </Box>
  );
};
