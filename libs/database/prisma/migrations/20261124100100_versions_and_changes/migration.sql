create schema app;

-- The version counts every update, whoever makes it: no statement can forget to.
create function app.count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;

create trigger count_version before update on users for each row execute function app.count_version();
create trigger count_version before update on settings for each row execute function app.count_version();
create trigger count_version before update on lists for each row execute function app.count_version();
create trigger count_version before update on members for each row execute function app.count_version();
create trigger count_version before update on series for each row execute function app.count_version();
create trigger count_version before update on todos for each row execute function app.count_version();
create trigger count_version before update on tags for each row execute function app.count_version();

-- The change feed is written with the change, by its owner: no code path can forget to, and nobody can forge one.
create function app.record_list_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into changes (list_id, entity, entity_id, action, version) values (new.id, 'list', new.id, 'put', new.version);
  return null;
end $$;
create trigger record_change after update on lists for each row execute function app.record_list_change();

-- Joining, leaving or reordering is that member's own change; a deleted list is one for each of its members.
create function app.record_member_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    -- The user may be going too, account and all: then nobody is left to tell.
    insert into changes (user_id, entity, entity_id, action) values (old.user_id, 'list', old.list_id, 'delete');
  else
    insert into changes (user_id, entity, entity_id, action) values (new.user_id, 'list', new.list_id, 'put');
  end if;
  return null;
end $$;
create trigger record_change after insert or update or delete on members
  for each row execute function app.record_member_change();

create function app.record_todo_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    insert into changes (list_id, entity, entity_id, action) values (old.list_id, 'todo', old.id, 'delete');
    return null;
  end if;
  -- Members of the list it left see it go; members of the list it came to see it arrive.
  if tg_op = 'UPDATE' and old.list_id <> new.list_id then
    insert into changes (list_id, entity, entity_id, action) values (old.list_id, 'todo', old.id, 'delete');
  end if;
  insert into changes (list_id, entity, entity_id, action, version)
    values (new.list_id, 'todo', new.id, 'put', new.version);
  return null;
end $$;
create trigger record_change after insert or update or delete on todos
  for each row execute function app.record_todo_change();

create function app.record_tag_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    insert into changes (user_id, entity, entity_id, action) values (old.user_id, 'tag', old.id, 'delete');
  else
    insert into changes (user_id, entity, entity_id, action, version)
      values (new.user_id, 'tag', new.id, 'put', new.version);
  end if;
  return null;
end $$;
create trigger record_change after insert or update or delete on tags
  for each row execute function app.record_tag_change();

create function app.record_account_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  owner uuid;
begin
  if tg_table_name = 'users' then
    owner := new.id;
  else
    owner := new.user_id;
  end if;
  insert into changes (user_id, entity, entity_id, action) values (owner, 'account', owner, 'put');
  return null;
end $$;
create trigger record_change after update on users for each row execute function app.record_account_change();
create trigger record_change after update on settings for each row execute function app.record_account_change();
