import { Chip, Stack } from '@mui/material';
import { useRoleName } from './use-roles';

/** Roles by their names; the one that everybody has stands back. */
export const RoleChips = ({ roles }: { roles: readonly string[] }) => {
  const nameOf = useRoleName();
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }} component="span">
      {roles.map((role) => (
        <Chip
          key={role}
          component="span"
          size="small"
          variant={role === 'GUEST' ? 'outlined' : 'filled'}
          label={nameOf(role)}
        />
      ))}
    </Stack>
  );
};
