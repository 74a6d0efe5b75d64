import type pg from 'pg';

/** What a trigger sees to instead of a foreign key. */
const UNDECLARED: Readonly<Record<string, string>> = {
  'ledger_entry.transaction_id': 'ledger_transaction',
  'ledger_entry.account_id': 'ledger_account',
};

/** More than any list of allowed values has, so that each is in some row. */
const ROWS = 16;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  /** The table that it refers to. */
  readonly parent: string | null;
  /** What a check lists for it. */
  readonly allowed: readonly string[];
}

interface Reference {
  readonly child: string;
  readonly parent: string;
  readonly column: string;
  readonly key: string;
}

/**
 * Puts rows into every table of the schema as it is now: one with nothing but what is required, and
 * so many with every column filled that each value that a check lists is in one. Rows of the same
 * number refer to each other, and those that are there stay.
 */
export async function fillEveryTable(client: pg.Client): Promise<void> {
  const columns = await columnsOf(client);
  const tables = inOrder(columns);
  await withoutTriggers(client, async () => {
    for (const table of tables) {
      await fill(
        client,
        table,
        columns.filter((column) => column.table === table),
      );
    }
  });
}

/** Every row of every table, as JSON, by table. */
export async function everyRow(client: pg.Client): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t order by 1`,
    );
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Takes rows out, whatever protects them, after all that refer to them. */
export async function takeOut(client: pg.Client, rows: string): Promise<void> {
  const { rows: references } = await client.query<Reference>(`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
           a.attname as column, k.attname as key
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute k on k.attrelid = c.confrelid and k.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
  for (const [path, parent] of Object.entries(UNDECLARED)) {
    const [child = '', column = ''] = path.split('.');
    if (references.some((each) => each.child === child && each.column === column)) continue;
    const { rows: there } = await client.query('select to_regclass($1) as child', [child]);
    if (there[0].child) references.push({ child, parent, column, key: 'id' });
  }
  const remove = async (from: string): Promise<void> => {
    const table = /^\w+/.exec(from)?.[0];
    for (const { child, column, key } of references.filter(({ parent }) => parent === table)) {
      await remove(`${child} where "${column}" in (select "${key}" from ${from})`);
    }
    await client.query(`delete from ${from}`);
  };
  await withoutTriggers(client, () => remove(rows));
}

/** What is written by hand, such as that a table is only added to; references hold all the same. */
async function withoutTriggers(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select distinct tgrelid::regclass::text as table from pg_trigger where not tgisinternal`,
  );
  for (const { table } of rows) await client.query(`alter table ${table} disable trigger user`);
  await work();
  for (const { table } of rows) await client.query(`alter table ${table} enable trigger user`);
}

/** Each table after those that it refers to. */
function inOrder(columns: readonly Column[]): string[] {
  const order: string[] = [];
  const visit = (table: string): void => {
    if (order.includes(table)) return;
    for (const column of columns.filter((each) => each.table === table)) {
      if (column.parent !== null && column.parent !== table) visit(column.parent);
    }
    order.push(table);
  };
  for (const { table } of columns) visit(table);
  return order;
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `select relname as table from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'mikro_orm_migrations'
     order by 1`,
  );
  return rows.map(({ table }) => table);
}

async function columnsOf(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Omit<Column, 'allowed'> & { checks: string[] }>(`
    select c.relname as table, a.attname as name,
           case t.typtype when 'd' then t.typbasetype::regtype::text else t.typname end as type,
           case when a.atttypmod > 4 then a.atttypmod - 4 end as length, not a.attnotnull as nullable,
           a.atthasdef as "hasDefault",
           (select f.confrelid::regclass::text from pg_constraint f
            where f.contype = 'f' and f.conrelid = c.oid and f.conkey[1] = a.attnum limit 1) as parent,
           array(select pg_get_constraintdef(k.oid) from pg_constraint k
                 where k.contype = 'c' and (k.conrelid = c.oid and k.conkey = array[a.attnum]
                   or k.contypid = a.atttypid)) as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname <> 'mikro_orm_migrations' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows.map(({ checks, ...column }) => ({
    ...column,
    parent: column.parent ?? UNDECLARED[`${column.table}.${column.name}`] ?? null,
    allowed: checks.flatMap(valuesIn),
  }));
}

/** `ANY (ARRAY['one'::text, 'two'::text])` or `= 'one'::text`; none of a check that says more. */
function valuesIn(check: string): string[] {
  if (!/^CHECK \(\(\(?"?\w+"? = (ANY|'[^']*'::text)/.test(check)) return [];
  return [...check.matchAll(/'([^']+)'::text/g)].map(([, value]) => value as string);
}

async function fill(client: pg.Client, table: string, columns: readonly Column[]): Promise<void> {
  // Accounts without an owner are the system's own, which are there.
  const owns = (name: string): boolean => table === 'ledger_account' && name === 'user_id';
  const required = columns.filter(
    ({ name, nullable, hasDefault }) => owns(name) || (!nullable && !hasDefault),
  );
  await insert(client, table, required, [0]);
  await insert(
    client,
    table,
    columns,
    Array.from({ length: ROWS - 1 }, (_, at) => at + 1),
  );
}

async function insert(
  client: pg.Client,
  table: string,
  columns: readonly Column[],
  numbers: readonly number[],
): Promise<void> {
  const rows = numbers.map((row) => {
    const values = columns.map((column) => valueOf(column, row));
    if (table === 'ledger_account') adapt(columns, values);
    return values;
  });
  const places = rows.map(
    (values, row) => `(${values.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
  );
  await client.query(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     values ${places.join(', ')} on conflict do nothing`,
    rows.flat(),
  );
}

/** What its checks say of several columns together: who may owe, and whose money is. */
function adapt(columns: readonly Column[], values: unknown[]): void {
  const at = (name: string): number => columns.findIndex((column) => column.name === name);
  const kind = values[at('kind')];
  if (kind === 'receivable' && at('balance') >= 0) values[at('balance')] = -2;
  const isMoney = ['gateway', 'revenue', 'refunded', 'disputed'].includes(kind as string);
  values[at('unit')] = isMoney ? 'USD' : 'CREDIT';
  if (isMoney && at('user_id') >= 0) values[at('user_id')] = null;
}

function valueOf(column: Column, row: number): unknown {
  const { table, name, type, length, parent, allowed } = column;
  if (allowed.length > 0) return allowed[row % allowed.length];
  switch (type) {
    case 'uuid':
      return idOf(parent ?? (name === 'id' ? table : name), row);
    case 'int2':
    case 'int4':
    case 'int8':
      // More than any check asks for, and equal in a row, for checks that compare.
      return row + 2;
    case 'bool':
      return true;
    case 'timestamptz':
      return '2026-11-01T12:00:00Z';
    case 'date':
      return `2026-10-${String(row + 1).padStart(2, '0')}`;
    case 'json':
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.from(`${name} ${row}`);
    case '_text':
      return [name];
    default:
      if (parent !== null) return textOf(parent, 'key', row, null);
      return textOf(table, name, row, length);
  }
}

function textOf(table: string, name: string, row: number, length: number | null): string {
  if (length === 3) return 'USD';
  if (name === 'key') return `${table}-${row}`;
  return `${row} ${name} of ${table}`.slice(0, length ?? undefined);
}

/** The same for the row of a table and for those that refer to it. */
function idOf(table: string, row: number): string {
  const hex = Buffer.from(table.padEnd(16, ' ')).toString('hex').slice(0, 20);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${String(row).padStart(12, '0')}`;
}
