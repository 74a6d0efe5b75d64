import { Alert, Box, Typography } from '@mui/material';
import { ApiError } from '../api/api-error';

/** What went wrong, with the id of the request, and each problem with its place. */
export const ErrorNote = ({ error }: { error: unknown }) => {
  if (!error) return null;
  const { text, requestId, problems } =
    error instanceof ApiError
      ? error
      : { text: (error as Error).message, requestId: undefined, problems: [] };
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      {problems.length > 1 ? <ProblemList problems={problems} /> : text}
      {requestId ? (
        <Typography variant="caption" component="div" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          Request {requestId}
        </Typography>
      ) : null}
    </Alert>
  );
};

/** Problems with the place where each is, as the server told them. */
export const ProblemList = ({
  problems,
}: {
  problems: readonly { field: string; message: string }[];
}) => (
  <Box component="ul" sx={{ m: 0, pl: 2 }}>
    {problems.map(({ field, message }) => (
      <li key={`${field} ${message}`}>
        <Box component="code" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {field}
        </Box>{' '}
        {message}
      </li>
    ))}
  </Box>
);
