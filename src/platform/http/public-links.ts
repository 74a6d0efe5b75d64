import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../config/index.js';

/** Addresses of our own pages as people see them from outside: in mails, redirects and receipts. */
@Injectable()
export class PublicLinks {
  /** Scheme, host and port; PUBLIC_URL, or where the program listens. */
  readonly origin: string;

  constructor(@AppConfigToken() { app }: Pick<AppConfig, 'app'>) {
    this.origin = app.http.publicUrl ?? `http://${app.http.host}:${app.http.port}`;
  }

  /** @param path from the root, e.g. `/account/privacy` */
  to(path: string): string {
    return `${this.origin}${path}`;
  }
}
