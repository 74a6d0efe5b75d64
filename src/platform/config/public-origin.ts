import type { AppConfig } from './config.schema.js';

/** The origin under which people reach the program: `PUBLIC_URL`, else `http://HOST:PORT`. */
export function publicOrigin({ app }: Pick<AppConfig, 'app'>): string {
  return app.http.publicUrl ?? `http://${app.http.host}:${app.http.port}`;
}
