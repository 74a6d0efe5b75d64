import { Box, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { ProblemList } from './error-note';
import { problemsBelow } from './form-problems';
import { fromJsonText } from './json-text';

interface Props {
  readonly source: string;
  readonly label: string;
  readonly helperText?: string;
  readonly readOnly?: boolean;
  readonly minRows?: number;
}

/** JSON as text. What the server finds wrong inside it is listed below with its path. */
export const JsonInput = ({ source, label, helperText, readOnly, minRows = 4 }: Props) => {
  const { field, id } = useInput({ source, validate: readOnly ? undefined : isJson });
  const { errors } = useFormState();
  const problems = problemsBelow(errors, source);
  return (
    <Box className="wide" sx={{ width: '100%' }}>
      <TextField
        {...field}
        id={id}
        label={label}
        multiline
        minRows={minRows}
        maxRows={28}
        margin="dense"
        error={problems.length > 0}
        helperText={helperText}
        slotProps={{
          htmlInput: {
            spellCheck: false,
            readOnly,
            'aria-describedby': problems.length > 0 ? `${id}-problems` : undefined,
            style: { fontFamily: 'ui-monospace, Menlo, monospace', fontSize: 13, lineHeight: 1.5 },
          },
        }}
      />
      {problems.length > 0 ? (
        <Box
          id={`${id}-problems`}
          role="alert"
          sx={{ color: 'error.main', fontSize: 13, mt: 0.5, mb: 1.5 }}
        >
          <ProblemList problems={problems} />
        </Box>
      ) : null}
    </Box>
  );
};

function isJson(text: unknown): string | undefined {
  try {
    fromJsonText(text as string | null | undefined);
    return undefined;
  } catch (error) {
    return `This is not JSON: ${(error as Error).message}`;
  }
}
