import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export interface Finding {
  what: string;
  /** What it is held against; empty where the figure stands alone. */
  baseline: string;
  value: number;
  unit: '×' | 'ms' | 'MB';
  /** Whether small or large figures are good. */
  good: 'low' | 'high';
  /** Undefined where there is only an aim, or where the row is there to know. */
  must?: number;
  aim?: number;
  /** The figures behind it. */
  detail: string;
  /** What bounds it, where that is known and is no accident. */
  note?: string;
}

type Verdict = 'aim' | 'yes' | 'NO' | '–';

/** Whether a finding meets its aim, at least what it must, or neither. */
export function verdictOf({ value, good, must, aim }: Finding): Verdict {
  const meets = (limit: number | undefined): boolean =>
    limit !== undefined && (good === 'low' ? value <= limit : value >= limit);
  if (must === undefined && aim === undefined) return '–';
  if (meets(aim)) return must === undefined ? 'yes' : 'aim';
  if (meets(must)) return 'yes';
  return 'NO';
}

const HEADINGS = ['What', 'Against', 'Figure', 'Must', 'Aim', 'Met?', 'Measured'];

function cells(finding: Finding): string[] {
  const { what, baseline, value, unit, good, must, aim, detail } = finding;
  const limit = (figure: number | undefined): string =>
    figure === undefined ? '–' : `${good === 'low' ? '≤' : '≥'} ${withUnit(figure, unit)}`;
  return [
    what,
    baseline,
    withUnit(value, unit),
    limit(must),
    limit(aim),
    verdictOf(finding),
    detail,
  ];
}

function withUnit(value: number, unit: Finding['unit']): string {
  const text = unit === '×' ? value.toPrecision(value < 0.1 ? 1 : 3) : value.toFixed(0);
  return unit === '×' ? `${Number(text)}` : `${text} ${unit}`;
}

/** The table for a terminal. */
export function asText(findings: readonly Finding[]): string {
  const rows = [HEADINGS, ...findings.map(cells)];
  const widths = HEADINGS.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `docs/performance.md`. */
export function asDocument(findings: readonly Finding[], seconds: number): string {
  const rows = [HEADINGS, HEADINGS.map(() => '---'), ...findings.map(cells)];
  return `# Performance

\`npm run bench\` measures the compiled program and writes this page; \`npm run bench -- --quick\` takes under a minute, prints the same table with fewer repetitions and without the slowest rows, and writes nothing. Neither is part of the tests: figures of a busy machine are no reason for a red build.

Measured on ${new Date().toISOString().slice(0, 10)} in ${Math.round(seconds)} s: ${machine()}.

${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

${notes(findings)}## How to read it

Most figures are ratios: the program against the least that does the same work, named in the second column, on the same PostgreSQL, in the same run, measured in turn, the middle of several pairs. Only they travel between machines; what stands in the last column belongs to this one. Unless a row says throughput or time, the ratio is one of processor time: user and system time of the server's process, divided by the number of requests (\`/proc/<pid>/stat\`). "With database" adds the time that PostgreSQL's processes spent. The baseline of the HTTP rows is [bench/baseline/service.ts](../bench/baseline/service.ts): Fastify and \`pg\` in one file, with the same token check, the same rows and the same answer, and without guards, limits, validation, logs and security headers; what the program keeps in memory it keeps in memory, too. A throughput of 1 means as fast as the baseline. "Must" is the line below which a change is a fault, "aim" what we would like; NO is a missed line, and stays in the table until it is met.

What misses its line and why, and what was tried: [performance-notes.md](performance-notes.md).
`;
}

/** What is known about the rows that miss something. */
function notes(findings: readonly Finding[]): string {
  const known = findings.filter((finding) => finding.note && verdictOf(finding) !== 'aim');
  if (known.length === 0) return '';
  const lines = known.map(({ what, note }) => `- **${what}:** ${note}`);
  return `## What bounds these rows\n\n${lines.join('\n')}\n\n`;
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.versions.node}, PostgreSQL as it comes with the program, load ${load} at the end`;
}
