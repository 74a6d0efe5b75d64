import { Admin, Resource } from 'react-admin';
import { Dashboard } from './dashboard/dashboard';
import { ConsoleLayout } from './layout/console-layout';
import { SignInPage } from './layout/sign-in-page';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { auditEvents } from './resources/audit-events';
import { generations } from './resources/generations';
import { transformationTypes } from './resources/transformation-types';
import { users } from './resources/users';
import { darkTheme, lightTheme } from './theme/theme';

export const App = () => (
  <Admin
    title="PixShift console"
    authProvider={authProvider}
    dataProvider={dataProvider}
    dashboard={Dashboard}
    layout={ConsoleLayout}
    loginPage={SignInPage}
    theme={lightTheme}
    darkTheme={darkTheme}
    requireAuth
    disableTelemetry
  >
    <Resource name="users" {...users} />
    <Resource name="transformation-types" {...transformationTypes} />
    <Resource name="generations" {...generations} />
    <Resource name="audit-events" {...auditEvents} />
  </Admin>
);
