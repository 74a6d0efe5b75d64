import type { Migration } from '@mikro-orm/migrations';

/**
 * The beginning of a way down that has no place for some rows: refuses as long as there are any, and
 * says which. Whoever goes back to a version before must not find out afterwards what is gone; what
 * may go is taken out by hand first. Transient rows and what the program makes anew when it starts
 * need no word.
 *
 * @param rows what follows FROM, such as `session where revoke_reason = 'erased'`
 */
export function refuseToLose(migration: Migration, ...rows: readonly string[]): void {
  for (const each of rows) {
    const message = `${migration.constructor.name} cannot be undone: the version before has no place for [${each}]. Take these rows out first, if they may go.`;
    migration.addSql(`
      do $do$ begin
        if exists (select from ${each}) then
          raise exception using errcode = 'restrict_violation', message = ${quoted(message)};
        end if;
      end $do$`);
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
