import { Box, Button } from '@mui/material';
import { useEditContext, useListContext, useShowContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { ErrorNote } from './error-note';

interface Props {
  readonly error: unknown;
  readonly again: () => void;
  /** Where the way back leads. */
  readonly list?: string;
}

const LoadError = ({ error, again, list }: Props) => (
  <Box sx={{ p: 2 }}>
    <ErrorNote error={error} />
    <Button onClick={again}>Try again</Button>
    {list ? (
      <Button component={Link} to={`/${list}`}>
        Back to the list
      </Button>
    ) : null}
  </Box>
);

/** In the place of a list that could not be read. */
export const ListError = () => {
  const { error, refetch } = useListContext();
  return <LoadError error={error} again={() => void refetch()} />;
};

/** In the place of a record that could not be read. */
export const ShowError = () => {
  const { error, refetch, resource } = useShowContext();
  return <LoadError error={error} again={() => void refetch()} list={resource} />;
};

/** In the place of a form whose record could not be read. */
export const EditError = () => {
  const { error, refetch, resource } = useEditContext();
  return <LoadError error={error} again={() => void refetch()} list={resource} />;
};

/** Keeps the page where it is when its record cannot be read: it says itself what is wrong. */
export const stayOnError = { onError: () => undefined };
