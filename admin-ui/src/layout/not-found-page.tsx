import { Button, Typography } from '@mui/material';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { MessagePage } from './message-page';

export const NotFoundPage = () => (
  <MessagePage>
    <Title title="No such page" />
    <Typography>
      The console has no page at this address. It may have moved, or a letter is missing.
    </Typography>
    <Button component={Link} to="/" variant="contained" sx={{ mt: 2 }}>
      Go to the dashboard
    </Button>
  </MessagePage>
);
