import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

interface Row {
  line: number;
  endpoints: string[];
  status: string;
}

/** `METHOD /path` without prefix, query and parameter names, as both documents can be compared. */
const plain = (endpoint: string): string =>
  endpoint
    .replace(' /api/v1/', ' /')
    .replace(/\?.*$/, '')
    .replace(/\{[^}]*\}/g, '{}');

const COLUMNS_BY_HEADER: Record<string, { here: number; status: number }> = {
  '| Source | There | Requirement | Here | Status | Notes |': { here: 4, status: 5 },
  '| Why | Path | Status |': { here: 2, status: 3 },
};

function rowsOfMap(): Row[] {
  let columns: { here: number; status: number } | undefined;
  return readFileSync('docs/api-map.md', 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (!text.startsWith('|')) return [];
      if (/^\|(-+\|)+$/.test(text)) return [];
      if (COLUMNS_BY_HEADER[text]) {
        columns = COLUMNS_BY_HEADER[text];
        return [];
      }
      const cells = text.split('|').map((cell) => cell.trim());
      const endpoints = [...(cells[columns!.here] ?? '').matchAll(/`([A-Z]+ \/[^`]+)`/g)];
      return [
        {
          line: index + 1,
          endpoints: endpoints.map(([, endpoint]) => plain(endpoint!)),
          status: cells[columns!.status] ?? '',
        },
      ];
    });
}

function endpointsOfContract(): Set<string> {
  const contract = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return new Set(
    Object.entries(contract.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => plain(`${method.toUpperCase()} ${path}`)),
    ),
  );
}

describe('docs/api-map.md', () => {
  const rows = rowsOfMap();

  it('names a place and a known status in every row', () => {
    expect(rows.length).toBeGreaterThan(90);
    expect(
      rows.filter(
        ({ endpoints, status }) =>
          endpoints.length === 0 || (status !== 'built' && status !== 'planned'),
      ),
    ).toEqual([]);
  });

  it.each(['built', 'planned'])('says %s exactly where openapi.json agrees', (status) => {
    const contract = endpointsOfContract();
    const wrong = rows
      .filter((row) => row.status === status)
      .flatMap(({ line, endpoints }) => endpoints.map((endpoint) => ({ line, endpoint })))
      .filter(({ endpoint }) => contract.has(endpoint) !== (status === 'built'));
    expect(wrong).toEqual([]);
  });
});
