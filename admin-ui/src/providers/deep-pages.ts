/** Rows that the API reaches by page number; what lies behind them is read on from a cursor. */
const PAGED_ROWS = 10_000;

/**
 * Where the pages of long lists begin. Up to a point a page has a number; behind it, only whoever
 * has read the page before knows the cursor of the next one.
 */
export class DeepPages {
  private readonly cursors = new Map<string, string>();

  /**
   * What the API is asked for to answer with this page of the list, which is named by all that
   * makes it up: resource, order, filters and size of a page.
   * @throws Error where the page lies too deep and the page before it has not been read
   */
  place(list: string, page: number, limit: number): { page: number } | { cursor: string } {
    if (page * limit <= PAGED_ROWS) return { page };
    const cursor = this.cursors.get(keyOf(list, page));
    if (cursor !== undefined) return { cursor };
    throw new Error(
      'Pages this deep are reached one after the other. Narrow the list with a filter.',
    );
  }

  /** Keeps the cursor that leads to this page; undefined where the list ends before it. */
  remember(list: string, page: number, cursor: string | undefined): void {
    if (cursor !== undefined) this.cursors.set(keyOf(list, page), cursor);
  }
}

const keyOf = (list: string, page: number): string => `${page} ${list}`;
