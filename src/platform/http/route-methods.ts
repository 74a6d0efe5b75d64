import { isOfProgram } from './static-apps.js';

interface Route {
  readonly url: string;
  readonly method: string | string[];
}

/** Which methods an address takes, by the routes as they are registered. */
export class RouteMethods {
  private readonly shapes = new Map<string, { shape: RegExp; methods: Set<string> }>();

  add({ url, method }: Route): void {
    // Preflights are answered anywhere.
    if (url === '*') return;
    const known = this.shapes.get(url) ?? { shape: shapeOf(url), methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each);
    this.shapes.set(url, known);
  }

  /** In alphabetical order; none where there is nothing. */
  at(url: string): string[] {
    const path = url.replace(/[?#].*$/s, '');
    const found = new Set<string>();
    for (const [pattern, { shape, methods }] of this.shapes) {
      // What the web app answers to any address is nothing of the API.
      if (pattern === '/*' && isOfProgram(path)) continue;
      if (shape.test(path)) for (const method of methods) found.add(method);
    }
    return [...found].sort();
  }
}

function shapeOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
