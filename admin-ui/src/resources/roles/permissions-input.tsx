import { Box, Checkbox, FormControlLabel, Skeleton, Typography } from '@mui/material';
import { useInput, usePermissions } from 'react-admin';
import { ErrorNote } from '../../shared/error-note';
import { usePermissionGroups } from './use-permission-groups';

/**
 * The permissions of a role, group by group. What everybody has is no question, and what the person
 * does not hold cannot be ticked: the server would refuse it.
 */
export const PermissionsInput = () => {
  const { permissions: own } = usePermissions<ReadonlySet<string>>();
  const { groups, error } = usePermissionGroups();
  const { field, fieldState } = useInput<string[]>({ source: 'permissions', defaultValue: [] });
  const chosen = (field.value as string[] | undefined) ?? [];
  const toggle = (id: string) =>
    field.onChange(
      chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].sort(),
    );
  if (error) return <ErrorNote error={error} />;
  if (!groups) return <Skeleton variant="rounded" height={320} sx={{ width: '100%' }} />;
  return (
    <Box sx={{ width: '100%' }}>
      <Typography variant="h3" component="h2" sx={{ mt: 2 }}>
        May do
      </Typography>
      <Typography color={fieldState.error ? 'error' : 'textSecondary'}>
        {fieldState.error?.message ??
          'Besides what everybody with an account may do. You can give what you hold yourself.'}
      </Typography>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 4 }}
      >
        {groups.map(({ name, permissions }) => (
          <Box key={name} component="fieldset" sx={{ border: 0, m: 0, mt: 2, p: 0, minWidth: 0 }}>
            <Typography component="legend" sx={{ fontWeight: 600, p: 0 }}>
              {name}
            </Typography>
            {permissions.map(({ id, does }) => (
              <FormControlLabel
                key={id}
                sx={{ display: 'flex', alignItems: 'flex-start', mr: 0, minHeight: 44 }}
                control={
                  <Checkbox
                    checked={chosen.includes(id)}
                    disabled={!own?.has(id)}
                    onChange={() => toggle(id)}
                    slotProps={{ input: { name: id } }}
                  />
                }
                label={
                  <Box sx={{ pt: 1 }}>
                    {does}
                    <Box component="code" sx={{ display: 'block', fontSize: 12, opacity: 0.8 }}>
                      {id}
                    </Box>
                  </Box>
                }
              />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
