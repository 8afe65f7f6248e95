-- Wakes whoever follows the feed; notifications of one transaction with the same payload are one.
create function app.announce_changes() returns trigger language plpgsql as $$
begin
  notify changes;
  return null;
end $$;
create trigger announce_changes after insert on changes for each statement execute function app.announce_changes();

-- Where the feed begins: changes before this one have been purged, so a reader further back must start afresh.
create table feed_floor (
  only_row boolean primary key default true check (only_row),
  xid xid8 not null default '0'
);
insert into feed_floor default values;
alter table feed_floor enable row level security;
grant select on feed_floor to todo_api;
create policy everyone_reads on feed_floor for select to todo_api using (true);

-- The place behind all that is final: whatever commits from now on comes after it.
create function app.feed_end() returns xid8 language sql stable parallel safe as $$
  select pg_snapshot_xmin(pg_current_snapshot())
$$;

-- Changes that no reader may see yet, since an older transaction is still running: nothing will announce them again.
create function app.feed_is_behind() returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from changes where xid >= app.feed_end())
$$;

-- What each of these users may see after a place in the feed, for a service that passes it on.
create function app.read_feed(after_xid xid8, after_seq bigint, readers uuid[], most integer)
returns table (xid xid8, seq bigint, entity text, entity_id uuid, list_id uuid, action text, version integer, recipients uuid[])
language sql stable security definer set search_path = public as $$
  select c.xid, c.seq, c.entity, c.entity_id, c.list_id, c.action, c.version,
    case when c.user_id is not null then array[c.user_id]
      else array(select m.user_id from members m where m.list_id = c.list_id and m.user_id = any (readers)) end
  from changes c
  where (c.xid, c.seq) > (after_xid, after_seq) and c.xid < app.feed_end()
    and (c.user_id is null or c.user_id = any (readers))
  order by c.xid, c.seq limit most
$$;
revoke all on function app.read_feed(xid8, bigint, uuid[], integer), app.feed_end(), app.feed_is_behind(),
  app.announce_changes() from public;
grant execute on function app.read_feed(xid8, bigint, uuid[], integer), app.feed_end(), app.feed_is_behind() to todo_api;
