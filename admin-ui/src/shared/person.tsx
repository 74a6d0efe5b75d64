import { Box } from '@mui/material';
import type { MouseEvent } from 'react';
import { Link } from 'react-admin';
import { useMay } from './use-may';

interface Props {
  readonly of: { readonly userId: string; readonly userName: string | null };
}

/** Whose something is: by name where it may be seen and there is one, else by the id. */
export const PersonName = ({ of: { userId, userName } }: Props) =>
  userName === null ? (
    <Box
      component="code"
      title={userId}
      sx={{ fontSize: 13, fontFamily: 'ui-monospace, monospace' }}
    >
      {`${userId.slice(0, 4)}…${userId.slice(-6)}`}
    </Box>
  ) : (
    <span title={userId}>{userName}</span>
  );

/** The same, leading to the person for those who may see people. */
export const PersonLink = ({ of }: Props) =>
  useMay('users:read') ? (
    <Link to={`/users/${of.userId}/show`} onClick={(event: MouseEvent) => event.stopPropagation()}>
      <PersonName of={of} />
    </Link>
  ) : (
    <PersonName of={of} />
  );
