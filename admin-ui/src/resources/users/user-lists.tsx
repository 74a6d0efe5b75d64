import { Button, Stack } from '@mui/material';
import { usePermissions, useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Permission, RESOURCES } from '../../providers/resources';
import type { User } from '../../providers/verbs';
import { listOf } from '../../shared/list-of';

const LISTS = [
  ['payments', 'Payments'],
  ['subscriptions', 'Subscriptions'],
  ['generations', 'Runs'],
  ['ledger', 'Ledger entries'],
] as const;

/** Leads to what this person paid and made, as far as the viewer may see that of anybody. */
export const UserLists = () => {
  const user = useRecordContext<User>();
  const { permissions } = usePermissions<ReadonlySet<Permission>>();
  const open = LISTS.filter(([resource]) => {
    const needed = RESOURCES[resource]?.needs['list'];
    return needed !== undefined && permissions?.has(needed);
  });
  if (!user || open.length === 0) return null;
  return (
    <Stack
      component="nav"
      aria-label="Of this person"
      direction="row"
      useFlexGap
      sx={{ mt: 2, gap: 1.5, flexWrap: 'wrap' }}
    >
      {open.map(([resource, words]) => (
        <Button
          key={resource}
          size="small"
          variant="outlined"
          component={Link}
          to={listOf(resource, { userId: user.id })}
        >
          {words}
        </Button>
      ))}
    </Stack>
  );
};
