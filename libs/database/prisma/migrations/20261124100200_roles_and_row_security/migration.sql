-- Roles belong to the whole server, so another database of it may have made them already.
-- The self grant lets the owner hand a connection over to them (SET ROLE), and no more.
set local createrole_self_grant = 'set';
do $$
declare
  wanted text;
begin
  foreach wanted in array array['todo_api', 'todo_worker'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin nobypassrls', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another database of the same server was migrated at the same moment
      end;
    end if;
  end loop;
end $$;

grant usage on schema public, app to todo_api, todo_worker;

-- Whose request this is: set in each transaction, empty otherwise.
create function app.current_user_id() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.user_id', true), '')::uuid
$$;

-- Before anybody is known, only these three doors are open, each for a secret that the caller already holds.
create function app.authenticate(wanted bytea, out user_id uuid, out session_id uuid)
language plpgsql security definer set search_path = public as $$
declare
  seen timestamptz;
begin
  select s.user_id, s.id, s.last_seen_at into user_id, session_id, seen
    from sessions s where s.token_hash = wanted and s.expires_at > now();
  -- Once an hour is precise enough for a list of sessions, and keeps reads from writing.
  if seen < now() - interval '1 hour' then
    update sessions s set last_seen_at = now() where s.id = session_id;
  end if;
end $$;

-- Begins what is done for a session: names its user for the rest of the transaction, if it still is that user's session.
-- Who calls it may remember whose a session is, but not that it is good.
create function app.enter_session(wanted_user uuid, wanted_token bytea) returns boolean
language plpgsql strict security definer set search_path = public as $$
begin
  if not exists (
    select from sessions s where s.token_hash = wanted_token and s.user_id = wanted_user and s.expires_at > now()
  ) then
    raise exception 'the session has ended' using errcode = 'U0401';
  end if;
  return set_config('app.user_id', wanted_user::text, true) is not null;
end $$;

create function app.find_password(wanted text)
returns table (user_id uuid, password_hash text)
language sql stable security definer set search_path = public as $$
  select i.user_id, i.password_hash from users u join identities i on i.user_id = u.id and i.kind = 'password'
    where u.email = wanted
$$;

-- Policies must not ask a table about itself: this looks past them.
create function app.has_members(wanted uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from members where list_id = wanted)
$$;

-- A list that nobody is in yet belongs to whoever made it.
create function app.may_found(wanted uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from lists where id = wanted and created_by = app.current_user_id())
    and not exists (select from members where list_id = wanted)
$$;

alter table users enable row level security;
alter table identities enable row level security;
alter table settings enable row level security;
alter table sessions enable row level security;
alter table lists enable row level security;
alter table members enable row level security;
alter table series enable row level security;
alter table todos enable row level security;
alter table tags enable row level security;
alter table todo_tags enable row level security;
alter table reminders enable row level security;
alter table idempotency_keys enable row level security;
alter table changes enable row level security;

-- An account is its user's alone.
grant select, insert, update on users, settings to todo_api;
grant select, insert, update, delete on identities, sessions to todo_api;
create policy own on users to todo_api using (id = (select app.current_user_id()));
create policy own on identities to todo_api using (user_id = (select app.current_user_id()));
create policy own on settings to todo_api using (user_id = (select app.current_user_id()));
create policy own on sessions to todo_api using (user_id = (select app.current_user_id()));

-- A membership is seen by its user, who may reorder it; the first one of a list goes to whoever made the list.
grant select, insert on members to todo_api;
grant update (position) on members to todo_api;
create policy own on members for select to todo_api using (user_id = (select app.current_user_id()));
create policy reorder on members for update to todo_api using (user_id = (select app.current_user_id()));
create policy found on members for insert to todo_api with check (
  user_id = (select app.current_user_id()) and role = 'owner' and app.may_found(list_id)
);

grant select, insert, update, delete on lists to todo_api;
create policy member_reads on lists for select to todo_api using (
  exists (select from members m where m.list_id = lists.id and m.user_id = (select app.current_user_id()))
  or (created_by = (select app.current_user_id()) and not app.has_members(id))
);
create policy maker_founds on lists for insert to todo_api with check (created_by = (select app.current_user_id()));
create policy owner_changes on lists for update to todo_api using (
  exists (select from members m
    where m.list_id = lists.id and m.user_id = (select app.current_user_id()) and m.role = 'owner')
);
create policy owner_deletes on lists for delete to todo_api using (
  exists (select from members m
    where m.list_id = lists.id and m.user_id = (select app.current_user_id()) and m.role = 'owner')
);

-- What is in a list: members read, owners and editors write.
grant select, insert, update, delete on todos, series to todo_api;
create policy member_reads on todos for select to todo_api using (
  exists (select from members m where m.list_id = todos.list_id and m.user_id = (select app.current_user_id()))
);
create policy editor_adds on todos for insert to todo_api with check (
  exists (select from members m where m.list_id = todos.list_id and m.user_id = (select app.current_user_id())
    and m.role in ('owner', 'editor'))
);
create policy editor_changes on todos for update to todo_api using (
  exists (select from members m where m.list_id = todos.list_id and m.user_id = (select app.current_user_id())
    and m.role in ('owner', 'editor'))
);
create policy editor_deletes on todos for delete to todo_api using (
  exists (select from members m where m.list_id = todos.list_id and m.user_id = (select app.current_user_id())
    and m.role in ('owner', 'editor'))
);
create policy member_reads on series for select to todo_api using (
  exists (select from members m where m.list_id = series.list_id and m.user_id = (select app.current_user_id()))
);
create policy editor_writes on series to todo_api using (
  exists (select from members m where m.list_id = series.list_id and m.user_id = (select app.current_user_id())
    and m.role in ('owner', 'editor'))
);

-- A user's own notes on todos that the user can see.
grant select, insert, update, delete on tags, todo_tags, reminders to todo_api;
create policy own on tags to todo_api using (user_id = (select app.current_user_id()));
create policy own on todo_tags to todo_api
  using (user_id = (select app.current_user_id()))
  with check (user_id = (select app.current_user_id()) and exists (select from todos t where t.id = todo_id));
create policy own on reminders to todo_api
  using (user_id = (select app.current_user_id()))
  with check (user_id = (select app.current_user_id()) and exists (select from todos t where t.id = todo_id));

grant select, insert, update on idempotency_keys to todo_api;
create policy own on idempotency_keys to todo_api using (user_id = (select app.current_user_id()));

grant select on changes to todo_api;
create policy audience_reads on changes for select to todo_api using (
  user_id = (select app.current_user_id())
  or exists (select from members m where m.list_id = changes.list_id and m.user_id = (select app.current_user_id()))
);

-- Readiness asks which migrations are applied. (A shadow database, made to compare schemas, has no such table.)
do $$
begin
  if to_regclass('public._prisma_migrations') is not null then
    grant select on public._prisma_migrations to todo_api, todo_worker;
  end if;
end $$;

-- The worker: narrow policies of its own, one for each job.
grant select (id, expires_at), delete on sessions to todo_worker;
create policy purge_expired on sessions for select to todo_worker using (expires_at <= now());
create policy purge_expired_delete on sessions for delete to todo_worker using (expires_at <= now());

revoke all on all functions in schema app from public;
grant execute on function app.current_user_id() to todo_api, todo_worker;
grant execute on function app.authenticate(bytea), app.enter_session(uuid, bytea), app.find_password(text),
  app.has_members(uuid), app.may_found(uuid) to todo_api;
