interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly attributes: readonly string[];
}

/** The cookies of one browser for one host, by name and path. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  /** Takes over what an answer sets and clears. */
  keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const isGone = attributes.some(
        (text) => text === 'Max-Age=0' || text.startsWith('Expires=Thu, 01 Jan 1970'),
      );
      const path = attributes.find((text) => text.startsWith('Path='))?.slice(5) ?? '/';
      if (isGone) this.cookies.delete(name);
      else this.cookies.set(name, { value, path, attributes });
    }
  }

  /** The header for a request to this address. */
  header(url: string): string {
    const { pathname } = new URL(url);
    return [...this.cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  names(prefix = ''): string[] {
    return [...this.cookies.keys()].filter((name) => name.startsWith(prefix));
  }

  find(prefix: string): Cookie | undefined {
    return [...this.cookies].find(([name]) => name.startsWith(prefix))?.[1];
  }

  delete(prefix: string): void {
    for (const name of this.names(prefix)) this.cookies.delete(name);
  }
}
