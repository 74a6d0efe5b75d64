import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/** Looking at products is a permission of its own now: whoever could change them or their prices has it. */
export class Migration20261127005900_types_read extends Migration {
  override name = 'Migration20261127005900_types_read';

  override up(): void | Promise<void> {
    this.addSql(`
      update "role" set "permissions" = "permissions" || 'types:read'::text
      where "permissions" && array['types:write', 'types:publish', 'prices:write']
        and not 'types:read' = any("permissions")`);
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "role where not built_in and 'types:read' = any(permissions) and not permissions && array['types:write', 'types:publish', 'prices:write']",
    );
    this.addSql(`update "role" set "permissions" = array_remove("permissions", 'types:read');`);
  }
}
