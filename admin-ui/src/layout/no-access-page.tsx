import { Button, Stack, Typography } from '@mui/material';
import { useGetIdentity, useLogout } from 'react-admin';
import { CentredCard } from './centred-card';
import { useDocumentTitle } from './document-title';

/** For people with an account but without any permission that the console could use. */
export const NoAccessPage = () => {
  useDocumentTitle('No access');
  const { identity } = useGetIdentity();
  const signOut = useLogout();
  const email = identity?.['email'] as string | null | undefined;
  return (
    <CentredCard>
      <Stack sx={{ gap: 2 }}>
        <Typography variant="h1" sx={{ fontSize: 22 }}>
          This account has no access to the console
        </Typography>
        <Typography color="textSecondary">
          {email ? `You are signed in as ${email}. ` : ''}The console is for staff. If you should
          have access, ask an administrator to give you a role.
        </Typography>
        <Button variant="contained" size="large" onClick={() => void signOut()}>
          Sign out
        </Button>
        <Button href="/" size="large">
          Go to PixShift
        </Button>
      </Stack>
    </CentredCard>
  );
};
