import { Button, Typography } from '@mui/material';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { MessagePage } from './message-page';

/** For staff whose roles do not open this page. */
export const AccessDeniedPage = () => (
  <MessagePage>
    <Title title="Not for your role" />
    <Typography>
      Your roles do not open this page. If you should have access, ask an administrator.
    </Typography>
    <Button component={Link} to="/" variant="contained" sx={{ mt: 2 }}>
      Go to the dashboard
    </Button>
  </MessagePage>
);
