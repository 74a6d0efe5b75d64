import { Migration } from '@mikro-orm/migrations';

/** citext compares mail addresses without case; pg_trgm finds parts of titles by index. */
export class Migration20261121000000_extensions extends Migration {
  override up(): void {
    this.addSql('create extension if not exists citext');
    this.addSql('create extension if not exists pg_trgm');
  }

  override down(): void {
    this.addSql('drop extension if exists pg_trgm');
    this.addSql('drop extension if exists citext');
  }
}
