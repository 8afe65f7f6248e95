-- Who is in a list, and who was asked to join, is the business of all its members: whoever looks at them sees it change.
-- Joining, leaving and reordering stay that member's own change besides.
create function app.tell_others() returns trigger language plpgsql security definer set search_path = public as $$
declare
  changed members := case when tg_op = 'DELETE' then old else new end;
begin
  insert into changes (list_id, entity, entity_id, action)
    select l.id, 'list', l.id, 'put' from lists l where l.id = changed.list_id
      and exists (select from members m where m.list_id = l.id and m.user_id <> changed.user_id);
  return null;
end $$;
create trigger tell_others after insert or delete on members for each row execute function app.tell_others();
create trigger tell_others_of_role after update on members for each row when (old.role <> new.role)
  execute function app.tell_others();

create function app.tell_of_invitation() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into changes (list_id, entity, entity_id, action)
    select id, 'list', id, 'put' from lists where id = case when tg_op = 'DELETE' then old.list_id else new.list_id end;
  return null;
end $$;
create trigger tell_of_invitation after insert or delete on invitations
  for each row execute function app.tell_of_invitation();

revoke all on function app.tell_others(), app.tell_of_invitation() from public;
