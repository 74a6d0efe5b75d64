import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import { Box, Skeleton, Typography } from '@mui/material';
import { ErrorNote } from '../../shared/error-note';
import { type PermissionGroup, usePermissionGroups } from './use-permission-groups';

/** What the role may do and what not, group by group. */
export const PermissionTable = ({ held }: { held: readonly string[] }) => {
  const { groups, error } = usePermissionGroups();
  if (error) return <ErrorNote error={error} />;
  if (!groups) return <Skeleton variant="rounded" height={320} sx={{ mt: 3 }} />;
  return (
    <>
      <Typography color="textSecondary" sx={{ mt: 3 }}>
        Besides their own account and pictures, which are everybody’s:
      </Typography>
      {groups.map(({ name, permissions }) => (
        <Group key={name} name={name} permissions={permissions} held={held} />
      ))}
    </>
  );
};

const Group = ({ name, permissions, held }: PermissionGroup & { held: readonly string[] }) => (
  <Box component="section" aria-label={name} sx={{ mt: 2 }}>
    <Typography variant="h3" component="h2">
      {name}
    </Typography>
    <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
      {permissions.map(({ id, does }) => (
        <Line key={id} id={id} does={does} isHeld={held.includes(id)} />
      ))}
    </Box>
  </Box>
);

const Line = ({ id, does, isHeld }: { id: string; does: string; isHeld: boolean }) => (
  <Box
    component="li"
    data-permission={id}
    data-held={isHeld}
    sx={{ display: 'flex', gap: 1, py: 0.5, color: isHeld ? 'text.primary' : 'text.secondary' }}
  >
    {isHeld ? (
      <CheckIcon fontSize="small" color="success" titleAccess="may" />
    ) : (
      <RemoveIcon fontSize="small" titleAccess="may not" />
    )}
    <Box sx={{ minWidth: 0 }}>
      {does}
      <Box component="code" sx={{ display: 'block', fontSize: 12, color: 'text.secondary' }}>
        {id}
      </Box>
    </Box>
  </Box>
);
