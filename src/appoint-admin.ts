import { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { entities } from './mikro-orm.entities.js';
import { type AppConfig, readConfig } from './platform/config/index.js';
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';
import { databaseProblem, ormOptions } from './platform/database/index.js';
import { createHttpApp } from './platform/http/index.js';
import { AdministratorAppointment, type Appointment, type Candidate } from './users/index.js';

/**
 * `npm run admin -- ada@example.org`, in a container `node dist/src/appoint-admin.js ada@example.org`: makes
 * an existing account an administrator. Takes the settings of the program, which may run meanwhile: it
 * takes notice at once.
 */
const who = process.argv[2]?.trim().normalize('NFC').toLowerCase() ?? '';
if (!/@|^[0-9a-f-]{36}$/.test(who) || process.argv.length > 3) {
  process.stderr.write('usage: npm run admin -- <mail address or id of an existing account>\n');
  process.exit(2);
}
try {
  const appointment = await appoint(readConfig());
  const isDone = appointment.outcome === 'appointed' || appointment.outcome === 'was-one';
  (isDone ? process.stdout : process.stderr).write(`${sentenceFor(appointment)}\n`);
  process.exit(isDone ? 0 : 1);
} catch (error) {
  process.stderr.write(`Nobody was appointed. ${(error as Error).message}\n`);
  process.exit(1);
}

async function appoint(config: AppConfig): Promise<Appointment> {
  const { dataDir, database } = config.app;
  const embedded = database.url
    ? undefined
    : await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const url = database.url ?? embedded?.url ?? '';
  const logger = pino({ enabled: false });
  const orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 2, warn: () => undefined }));
  try {
    // Made and never started: it neither listens nor works.
    const parts = { config, logger, orm, databaseUrl: url };
    const app = await createHttpApp(AppModule.forRoot(parts), config, logger);
    return await app.get(AdministratorAppointment).appoint(who);
  } catch (error) {
    throw databaseProblem(error, url);
  } finally {
    await orm.close(true);
    await embedded?.stop();
  }
}

function sentenceFor(appointment: Appointment): string {
  switch (appointment.outcome) {
    case 'appointed':
      return `${who} is an administrator now. ${about(appointment.account)}`;
    case 'was-one':
      return `${who} is an administrator already.`;
    case 'suspended':
      return `The account ${who} is suspended, so it was left alone.`;
    case 'unknown':
      return `There is no account ${who}. Register it in the web app, then run this again.`;
    case 'several':
      return [
        `Several accounts claim ${who} and none has confirmed it. Confirm it by mail, or name one by its id:`,
        ...appointment.candidates.map((candidate) => `  ${candidate.id}  ${since(candidate)}`),
      ].join('\n');
  }
}

function about(account: Candidate): string {
  return account.emailVerified
    ? `The account was ${since(account)}.`
    : `The account was ${since(account)}, and its mail address is not confirmed: make sure that it is yours.`;
}

function since({ registeredAt }: Candidate): string {
  return `registered on ${registeredAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
