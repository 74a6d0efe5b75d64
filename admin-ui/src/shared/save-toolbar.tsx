import { SaveButton, Toolbar } from 'react-admin';

/** Below a form: saving, and nothing else. Deleting has its own place, where it says what it means. */
export const SaveToolbar = () => (
  <Toolbar>
    <SaveButton />
  </Toolbar>
);
