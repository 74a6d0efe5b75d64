import { Migration } from '@mikro-orm/migrations';
import { LEDGER_HOLD, SIGNATURE } from './Migration20261127040726_spending_caps.js';
import { LIGHTER_HOLD } from './Migration20261127203000_lighter_debit.js';

/** The lot that is spent first nearly always has enough: `first` draws from it alone, where it has. */
const draw = (first: string) => `
  create or replace function ledger_draw(p_user uuid, p_amount int, p_now timestamptz)
  returns table (lot_id uuid, amount int) language plpgsql as $$
  declare
    lot record;
    v_left int := p_amount;
    v_lots uuid[];
    v_amounts int[];
  begin
    ${first}
    for lot in
      select l.id, least(l.remaining, p_amount) as remaining from credit_lot l
      where l.user_id = p_user and l.remaining > 0 and (l.expires_at is null or l.expires_at > p_now)
      order by l.source <> 'plan', l.expires_at nulls last, l.created_at, l.id
    loop
      v_lots := v_lots || lot.id;
      v_amounts := v_amounts || least(lot.remaining, v_left);
      v_left := v_left - least(lot.remaining, v_left);
      exit when v_left = 0;
    end loop;
    if v_left > 0 then return; end if;
    update credit_lot l set remaining = l.remaining - d.amount, updated_at = p_now
    from unnest(v_lots, v_amounts) d(lot_id, amount) where l.id = d.lot_id;
    return query select d.lot_id, d.amount from unnest(v_lots, v_amounts) d(lot_id, amount);
  end $$`;

const FIRST_LOT = `
    update credit_lot l set remaining = l.remaining - p_amount, updated_at = p_now
    where l.remaining >= p_amount and l.id = (
      select f.id from credit_lot f
      where f.user_id = p_user and f.remaining > 0 and (f.expires_at is null or f.expires_at > p_now)
      order by f.source <> 'plan', f.expires_at nulls last, f.created_at, f.id limit 1)
    returning l.id, p_amount into lot_id, amount;
    if found then return next; return; end if;`;

/**
 * A hold locks the balance first again, and nothing has to be undone where it is refused: writing before
 * that, in a subtransaction, cost every debit more and showed no gain. What did is drawing from one lot
 * without a loop, which whoever draws has now.
 */
export class Migration20261127234500_first_lot extends Migration {
  override name = 'Migration20261127234500_first_lot';

  override up(): void | Promise<void> {
    this.addSql(draw(FIRST_LOT));
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LEDGER_HOLD);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LIGHTER_HOLD);
    this.addSql(draw(''));
  }
}
