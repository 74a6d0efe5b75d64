-- Run as the owner of the tables, after every update of the program that brought migrations:
--   psql -v role=pixshift_app -f docs/least-privilege.sql
-- The role may do what the program does, and neither change nor remove what is recorded.
grant usage on schema public to :role;
grant select, insert, update, delete on all tables in schema public to :role;
grant usage on all sequences in schema public to :role;
revoke update, delete, truncate on audit_event, audit_seal, audit_root from :role;
revoke execute on function audit_expire(bigint, timestamptz) from public;
grant execute on function audit_expire(bigint, timestamptz) to :role;
