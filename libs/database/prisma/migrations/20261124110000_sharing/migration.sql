-- An invitation is a door for whoever can read a mailbox: only the hash of its token is kept.
create table invitations (
  id uuid primary key,
  list_id uuid not null references lists on delete cascade,
  email text not null check (email = lower(email) and length(email) <= 254),
  role text not null check (role in ('owner', 'editor', 'viewer')),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  invited_by uuid references users on delete set null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  check (expires_at > created_at)
);
create unique index invitations_token_hash_key on invitations (token_hash);
create unique index invitations_list_id_email_key on invitations (list_id, email);
create index invitations_invited_by_idx on invitations (invited_by);
create index invitations_expires_at_idx on invitations (expires_at);

-- What the current user may do in a list; null for a stranger. Policies must not ask a table about itself.
create function app.role_in(wanted uuid) returns text
language sql stable security definer set search_path = public as $$
  select role from members where list_id = wanted and user_id = app.current_user_id()
$$;

create function app.my_list_ids() returns setof uuid
language sql stable security definer set search_path = public as $$
  select list_id from members where user_id = app.current_user_id()
$$;

-- Members of a list see each other, by name and address.
create policy fellow_members on members for select to todo_api using (list_id in (select app.my_list_ids()));
create policy fellow_members on users for select to todo_api using (
  id in (select m.user_id from members m where m.list_id in (select app.my_list_ids()))
);

alter table invitations enable row level security;
grant select, insert, delete on invitations to todo_api;
create policy owner_invites on invitations to todo_api using (app.role_in(list_id) = 'owner');

-- Changes of membership are three functions, each with its own check: a list is never without an owner.
create function app.assert_other_owner(wanted_list uuid, leaving uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  -- Two owners who leave at once wait for each other here.
  perform from lists where id = wanted_list for update;
  if not exists (select from members where list_id = wanted_list and role = 'owner' and user_id <> leaving) then
    raise exception 'the last owner of a list stays its owner' using errcode = 'TD001';
  end if;
end $$;

create function app.change_role(wanted_list uuid, wanted_user uuid, wanted_role text) returns void
language plpgsql security definer set search_path = public as $$
begin
  if app.role_in(wanted_list) is distinct from 'owner' then
    raise exception 'only an owner changes roles' using errcode = 'insufficient_privilege';
  end if;
  if wanted_role <> 'owner' then
    perform app.assert_other_owner(wanted_list, wanted_user);
  end if;
  update members set role = wanted_role where list_id = wanted_list and user_id = wanted_user;
end $$;

create function app.remove_member(wanted_list uuid, wanted_user uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if wanted_user is distinct from app.current_user_id() and app.role_in(wanted_list) is distinct from 'owner' then
    raise exception 'only an owner removes others' using errcode = 'insufficient_privilege';
  end if;
  perform app.assert_other_owner(wanted_list, wanted_user);
  delete from members where list_id = wanted_list and user_id = wanted_user;
  -- What the member kept on the list's todos goes with the membership.
  delete from reminders r using todos t where t.id = r.todo_id and t.list_id = wanted_list and r.user_id = wanted_user;
  delete from todo_tags x using todos t where t.id = x.todo_id and t.list_id = wanted_list and x.user_id = wanted_user;
end $$;

-- What a mailbox's reader may know before accepting.
create function app.find_invitation(wanted bytea)
returns table (list_id uuid, list_name text, role text, email text, invited_by text)
language sql stable security definer set search_path = public as $$
  select i.list_id, l.name, i.role, i.email, u.name
    from invitations i join lists l on l.id = i.list_id left join users u on u.id = i.invited_by
    where i.token_hash = wanted and i.expires_at > now()
$$;

-- Answers with the list, or with nothing when the token is not good (any more). A member stays what it is, unless the
-- invitation gives more.
create function app.accept_invitation(wanted bytea, wanted_position text) returns uuid
language plpgsql security definer set search_path = public as $$
declare
  found invitations;
begin
  delete from invitations where token_hash = wanted and expires_at > now() returning * into found;
  if found.id is null then
    return null;
  end if;
  insert into members as m (list_id, user_id, role, position)
    values (found.list_id, app.current_user_id(), found.role, wanted_position)
    on conflict (list_id, user_id) do update set role = excluded.role
      where array_position(array['viewer', 'editor', 'owner'], m.role)
        < array_position(array['viewer', 'editor', 'owner'], excluded.role);
  return found.list_id;
end $$;

-- An account goes with everything that is its own. Its lists go to who else owns them, else to the member who edits
-- longest, else with it.
create function app.delete_account() returns void
language plpgsql security definer set search_path = public as $$
declare
  leaving uuid := app.current_user_id();
begin
  perform from lists where id in (select list_id from members where user_id = leaving) order by id for update;
  update members m set role = 'owner'
    from (
      select distinct on (heir.list_id) heir.list_id, heir.user_id
        from members mine join members heir on heir.list_id = mine.list_id and heir.user_id <> leaving
        where mine.user_id = leaving and mine.role = 'owner' and heir.role = 'editor' and not exists (
          select from members o where o.list_id = mine.list_id and o.role = 'owner' and o.user_id <> leaving)
        order by heir.list_id, heir.created_at, heir.user_id
    ) as heirs
    where m.list_id = heirs.list_id and m.user_id = heirs.user_id;
  delete from lists l using members mine
    where mine.list_id = l.id and mine.user_id = leaving and mine.role = 'owner'
      and not exists (select from members o where o.list_id = l.id and o.role = 'owner' and o.user_id <> leaving);
  delete from users where id = leaving;
  delete from changes where user_id = leaving;
end $$;

revoke all on all functions in schema app from public;
grant execute on function app.role_in(uuid), app.my_list_ids(), app.change_role(uuid, uuid, text),
  app.remove_member(uuid, uuid), app.find_invitation(bytea), app.accept_invitation(bytea, text), app.delete_account()
  to todo_api;

-- A daily summary by mail, wanted until it is switched off.
alter table settings add column daily_digest boolean not null default true;

-- Taking a tag away changes what its user sees of the todos that had it: a viewer's tags too, who may not write them.
create function app.touch_tagged(wanted uuid) returns void
language sql security definer set search_path = public as $$
  update todos t set updated_at = now()
    from todo_tags x where x.tag_id = wanted and x.user_id = app.current_user_id() and t.id = x.todo_id
$$;
revoke all on function app.touch_tagged(uuid) from public;
grant execute on function app.touch_tagged(uuid) to todo_api;

-- Jobs are handed over in the transaction of the change that they are about. The queue's tables are the worker's.
create function app.enqueue_job(task text, payload text, attempts integer, run_at timestamptz default null, job_key text default null)
returns void language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, job_key => job_key, max_attempts => attempts);
end $$;
revoke all on function app.enqueue_job(text, text, integer, timestamptz, text) from public;
grant execute on function app.enqueue_job(text, text, integer, timestamptz, text) to todo_api, todo_worker;
