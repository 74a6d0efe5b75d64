import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Page, type PageQuery, paginate } from '../platform/http/index.js';
import { PERMISSION_GROUPS, PERMISSION_WORDS } from './permission-words.js';
import { type Permission, PERMISSIONS, STAFF_PERMISSIONS } from './permissions.js';
import type { PermissionsListResponse, RoleResponse } from './roles.dto.js';

interface Row {
  key: string;
  name: string;
  description: string;
  permissions: string[];
  built_in: boolean;
  holders: number;
  revision: number;
  created_at: string | Date;
  updated_at: string | Date;
}

/** Roles and what they are made of, as staff sees them. */
@Injectable()
export class RolesReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(query: PageQuery): Promise<Page<RoleResponse>> {
    return paginate(
      this.db,
      query,
      {
        select: this.select(),
        from: sql`from role`,
        where: [],
        sortable: {
          name: { expression: sql`lower(role.name)`, type: 'text' },
          createdAt: { expression: sql`role.created_at`, type: 'timestamptz' },
        },
        defaultSort: 'name',
        // Keys are unique but no uuid, which a place in a list is.
        id: sql`md5(role.key)::uuid`,
      },
      toResponse,
    );
  }

  /** @throws NotFoundError */
  async one(key: string): Promise<RoleResponse> {
    const row = await this.db.row(sql<Row>`${this.select()} from role where role.key = ${key}`);
    if (!row) throw new NotFoundError('role');
    return toResponse(row);
  }

  /** Every permission with what it lets people do, in groups. */
  permissions(): PermissionsListResponse {
    const data = PERMISSIONS.map((id) => {
      const [group, does] = PERMISSION_WORDS[id];
      return { id, group, does, everybody: !STAFF_PERMISSIONS.includes(id) };
    });
    const place = ({ group }: (typeof data)[number]) => PERMISSION_GROUPS.indexOf(group);
    return { data: data.sort((a, b) => place(a) - place(b)) };
  }

  private select(): RawBuilder<Row> {
    return sql<Row>`
      select role.key, role.name, role.description, role.permissions, role.built_in, role.revision,
             role.created_at, role.updated_at,
             (select count(*)::int from role_assignment held
              where held.role = role.key
                and (held.expires_at is null or held.expires_at > ${this.clock.now()})) as holders`;
  }
}

function toResponse(row: Row): RoleResponse {
  return {
    id: row.key,
    name: row.name,
    description: row.description,
    // A newer program may have stored what this one does not know.
    permissions: PERMISSIONS.filter((known: Permission) => row.permissions.includes(known)),
    builtIn: row.built_in,
    holders: row.holders,
    revision: row.revision,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
