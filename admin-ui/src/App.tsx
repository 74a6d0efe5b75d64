import { Admin, Resource } from 'react-admin';
import { Dashboard } from './dashboard/dashboard';
import { AccessDeniedPage } from './layout/access-denied-page';
import { ConsoleLayout } from './layout/console-layout';
import { NotFoundPage } from './layout/not-found-page';
import { SignInPage } from './layout/sign-in-page';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { i18nProvider } from './providers/i18nProvider';
import { auditEvents } from './resources/audit-events';
import { generations } from './resources/generations';
import { ledger, ledgerTransactions } from './resources/ledger';
import { payments } from './resources/payments';
import { prices } from './resources/prices';
import { refunds } from './resources/refunds';
import { subscriptions } from './resources/subscriptions';
import { roles } from './resources/roles';
import { transformationTypes } from './resources/transformation-types';
import { users } from './resources/users';
import { darkTheme, lightTheme } from './theme/theme';

export const App = () => (
  <Admin
    title="PixShift console"
    authProvider={authProvider}
    dataProvider={dataProvider}
    i18nProvider={i18nProvider}
    dashboard={Dashboard}
    catchAll={NotFoundPage}
    accessDenied={AccessDeniedPage}
    layout={ConsoleLayout}
    loginPage={SignInPage}
    theme={lightTheme}
    darkTheme={darkTheme}
    requireAuth
    disableTelemetry
  >
    <Resource name="users" {...users} />
    <Resource name="roles" {...roles} />
    <Resource name="transformation-types" {...transformationTypes} />
    <Resource name="generations" {...generations} />
    <Resource name="payments" {...payments} />
    <Resource name="refunds" {...refunds} />
    <Resource name="subscriptions" {...subscriptions} />
    <Resource name="prices" {...prices} />
    <Resource name="ledger" {...ledger} />
    <Resource name="ledger-transactions" {...ledgerTransactions} />
    <Resource name="audit-events" {...auditEvents} />
  </Admin>
);
