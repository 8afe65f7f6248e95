-- When a reminder is due, as it follows from its todo and its reader, and when its mail was written.
alter table reminders add column remind_at timestamptz(3), add column sent_at timestamptz(3);

-- The day (in the user's zone) of the last digest. It is bookkeeping: no new version, and nothing for the change feed.
alter table settings add column digest_sent_on date;
drop trigger count_version on settings;
create trigger count_version before update of time_zone, locale, week_start, theme, daily_digest on settings
  for each row execute function app.count_version();
drop trigger record_change on settings;
create trigger record_change after update of time_zone, locale, week_start, theme, daily_digest on settings
  for each row execute function app.record_account_change();

-- Mail on its way out. The key names what it is about, so that there is never a second one about the same.
create table mails (
  id uuid primary key default uuidv7(),
  key text not null check (length(key) <= 200),
  kind text not null,
  recipient text not null check (length(recipient) <= 254),
  subject text not null check (subject !~ '[\r\n]'),
  -- What it says is forgotten when a server has taken it: an invitation carries a secret, a reminder somebody's words.
  body text,
  html text,
  user_id uuid references users on delete cascade,
  todo_id uuid references todos on delete cascade,
  invitation_id uuid references invitations on delete cascade,
  wanted_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'local', 'failed', 'withdrawn')),
  settled_at timestamptz(3),
  reason text,
  constraint mails_kind_shape check (case kind
    when 'reminder' then user_id is not null and todo_id is not null and invitation_id is null
    when 'digest' then user_id is not null and todo_id is null and invitation_id is null
    when 'invitation' then user_id is null and todo_id is null and invitation_id is not null
    else false end),
  constraint mails_forgotten check ((state in ('sent', 'withdrawn')) = (body is null) and (body is null) = (html is null)),
  constraint mails_settled check ((state = 'waiting') = (settled_at is null))
);
create unique index mails_key_key on mails (key);
create index mails_user_id_idx on mails (user_id);
create index mails_todo_id_idx on mails (todo_id);
create index mails_invitation_id_idx on mails (invitation_id);
create index mails_created_at_idx on mails (created_at);

-- The instant of a local time, as Temporal's `compatible`: a time that a clock change skips moves forward, as Postgres
-- has it too; of one that happens twice it is the first, where Postgres takes the second.
create function app.local_instant(local timestamp, zone text) returns timestamptz
language sql stable parallel safe as $$
  select case when first at time zone zone = local then least(first, local at time zone zone)
    else local at time zone zone end
  from (select ((local - interval '1 day') at time zone zone) + interval '24 hours' as first) as before_any_change
$$;

-- When to remind: at an instant, or minutes before the todo is due. A floating time is that of the reader's zone, and a
-- date alone counts as nine in the morning there.
create function app.reminder_time(
  minutes_before integer, at timestamptz, due_date date, due_time time, due_zone text, reader_zone text
) returns timestamptz language sql stable parallel safe as $$
  select coalesce(at, app.local_instant(due_date + coalesce(due_time, '09:00'), coalesce(due_zone, reader_zone))
    - minutes_before * interval '1 minute')
$$;

-- Whether the reader still has this to do.
create function app.is_to_do(wanted todos, reader uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select (wanted).completed_at is null and (wanted).trashed_at is null
    and exists (select from members m where m.list_id = (wanted).list_id and m.user_id = reader)
$$;

-- Brings reminders and their jobs to what follows from todo, reader and membership. A reminder that moves to the future
-- is armed again; one whose time is over when it is made stays silent; one that is merely late keeps its job.
create function app.schedule_reminders(wanted uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  it record;
  job text;
begin
  for it in
    select r.id, r.remind_at as former, r.sent_at, coalesce(app.is_to_do(t, r.user_id), false) as to_do,
      app.reminder_time(r.minutes_before, r.at, t.due_date, t.due_time, t.due_zone, coalesce(s.time_zone, 'UTC'))::timestamptz(3)
        as remind_at
    from reminders r join todos t on t.id = r.todo_id left join settings s on s.user_id = r.user_id
    where r.id = any (wanted) order by r.id for update of r
  loop
    job := 'send-reminder ' || it.id;
    if it.remind_at is distinct from it.former then
      update reminders set remind_at = it.remind_at,
        sent_at = case when it.remind_at > now() - interval '1 minute' then null else sent_at end
        where id = it.id returning sent_at into it.sent_at;
    end if;
    if it.to_do and it.sent_at is null and it.remind_at > now() - interval '1 minute' then
      perform app.enqueue_job('send-reminder', json_build_object('reminderId', it.id, 'remindAt',
        to_char(it.remind_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 16, it.remind_at, job);
    elsif not it.to_do or it.remind_at is distinct from it.former then
      perform graphile_worker.remove_job(job);
    end if;
  end loop;
end $$;

create function app.schedule_own() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    perform graphile_worker.remove_job('send-reminder ' || old.id);
  else
    perform app.schedule_reminders(array[new.id]);
  end if;
  return null;
end $$;
create trigger schedule after insert or delete or update of todo_id, user_id, minutes_before, at on reminders
  for each row execute function app.schedule_own();

create function app.schedule_of_todo() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform app.schedule_reminders(array(select id from reminders where todo_id = new.id));
  return null;
end $$;
create trigger schedule_reminders after update of due_date, due_time, due_zone, completed_at, trashed_at, list_id on todos
  for each row when (
    (old.due_date, old.due_time, old.due_zone, old.completed_at, old.trashed_at, old.list_id)
      is distinct from (new.due_date, new.due_time, new.due_zone, new.completed_at, new.trashed_at, new.list_id)
  ) execute function app.schedule_of_todo();

create function app.schedule_of_reader() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform app.schedule_reminders(array(select id from reminders where user_id = new.user_id and at is null));
  return null;
end $$;
create trigger schedule_reminders after update of time_zone on settings
  for each row when (old.time_zone <> new.time_zone) execute function app.schedule_of_reader();

create function app.schedule_of_member() returns trigger language plpgsql security definer set search_path = public as $$
declare
  it members := coalesce(new, old);
begin
  perform app.schedule_reminders(array(
    select r.id from reminders r join todos t on t.id = r.todo_id where r.user_id = it.user_id and t.list_id = it.list_id));
  return null;
end $$;
create trigger schedule_reminders after insert or delete on members
  for each row execute function app.schedule_of_member();

-- Takes a reminder for its mail: marks it as sent, in the transaction that writes the mail, and answers with what the mail
-- says; with nothing when there is nothing to send (any more).
create function app.take_reminder(wanted uuid, wanted_at timestamptz)
returns table (todo_id uuid, user_id uuid, email text, locale text, time_zone text, title text, list_name text,
  due_date text, due_time text, due_at timestamptz)
language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  mine reminders;
begin
  -- Whoever moves the reminder at this moment comes before or after; what is read below is as of then.
  select * into mine from reminders r where r.id = wanted for update;
  if mine.remind_at is distinct from wanted_at or mine.sent_at is not null then
    return;
  end if;
  if wanted_at > now() then
    raise exception 'the reminder is not due yet';
  end if;
  return query
    select t.id, mine.user_id, u.email, coalesce(s.locale, 'en'), coalesce(s.time_zone, 'UTC'), t.title, l.name,
      t.due_date::text, to_char(t.due_time, 'HH24:MI'),
      case when t.due_zone is not null then app.local_instant(t.due_date + t.due_time, t.due_zone) end
    from todos t join lists l on l.id = t.list_id and l.archived_at is null
      join users u on u.id = mine.user_id left join settings s on s.user_id = mine.user_id
    where t.id = mine.todo_id and app.is_to_do(t, mine.user_id);
  if found then
    update reminders set sent_at = now() where id = wanted;
  end if;
end $$;

-- Users whose morning has come and who had no digest on this day of theirs. Whoever signed up since waits for the next.
create function app.due_digests(moment timestamptz default now()) returns table (user_id uuid, day text)
language sql stable security definer set search_path = public as $$
  select s.user_id, (local.moment::date)::text
    from settings s join users u on u.id = s.user_id
      cross join lateral (select moment at time zone s.time_zone as moment) as local
    where s.daily_digest and local.moment::time >= '07:00'
      and (s.digest_sent_on is null or s.digest_sent_on < local.moment::date)
      and u.created_at < app.local_instant(local.moment::date + time '07:00', s.time_zone)
$$;

-- Takes the digest of a day, once; with what is due then or overdue, in the reader's zone.
create function app.take_digest(reader uuid, day date, moment timestamptz default now())
returns table (email text, locale text, time_zone text, todos jsonb)
language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  mine settings;
begin
  select * into mine from settings s where s.user_id = reader for update;
  if not mine.daily_digest or mine.digest_sent_on >= day or (moment at time zone mine.time_zone)::date is distinct from day then
    return;
  end if;
  update settings set digest_sent_on = day where user_id = reader;
  return query
    select u.email, mine.locale, mine.time_zone, coalesce((
      select jsonb_agg(jsonb_build_object('title', d.title, 'list', d.name, 'date', d.at::date,
          'time', case when d.timed then to_char(d.at, 'HH24:MI') end) order by d.at::date, d.timed desc, d.at, d.id)
      from (
        select t.id, t.title, l.name, t.due_time is not null as timed,
          case when t.due_zone is null then t.due_date + coalesce(t.due_time, '00:00')
            else (t.due_date + t.due_time) at time zone t.due_zone at time zone mine.time_zone end as at
        from members m join lists l on l.id = m.list_id and l.archived_at is null join todos t on t.list_id = l.id
        where m.user_id = reader and t.completed_at is null and t.trashed_at is null and t.due_date <= day + 2
      ) as d where d.at::date <= day
    ), '[]')
    from users u where u.id = reader;
end $$;

-- What the mail of an invitation says; nothing when it was taken back, accepted, or is over. The language is that of the
-- invited when they are known here, else that of the inviter.
create function app.read_invitation(wanted uuid)
returns table (email text, list_name text, invited_by text, locale text, time_zone text, expires_at timestamptz)
language sql stable security definer set search_path = public as $$
  select i.email, l.name, inviter.name, coalesce(own.locale, theirs.locale, 'en'),
      coalesce(own.time_zone, theirs.time_zone, 'UTC'), i.expires_at
    from invitations i join lists l on l.id = i.list_id
      left join users inviter on inviter.id = i.invited_by left join settings theirs on theirs.user_id = i.invited_by
      left join users invited on invited.email = i.email left join settings own on own.user_id = invited.id
    where i.id = wanted and i.expires_at > now()
$$;

create function app.is_wanted(mail mails) returns boolean
language sql stable security definer set search_path = public as $$
  select case mail.kind
    when 'reminder' then exists (
      select from todos t join lists l on l.id = t.list_id and l.archived_at is null
        join reminders r on r.todo_id = t.id and r.user_id = mail.user_id and r.remind_at = mail.wanted_at
        where t.id = mail.todo_id and app.is_to_do(t, mail.user_id))
    when 'digest' then exists (select from settings s where s.user_id = mail.user_id and s.daily_digest)
    else exists (select from invitations i where i.id = mail.invitation_id and i.expires_at > now())
  end
$$;

-- Claims a mail for the connection: while that is open nobody else sends it, and when it breaks the claim is gone with it.
-- A row lock would do the same, but hold a transaction open while a mail server thinks, and with it the change feed.
create function app.claim_mail(wanted uuid)
returns table (verdict text, kind text, recipient text, subject text, body text, html text, wanted_at timestamptz, created_at timestamptz)
language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  mine mails;
begin
  if not pg_try_advisory_lock(hashtextextended('mail ' || wanted, 0)) then
    verdict := 'taken';
    return next;
    return;
  end if;
  select * into mine from mails m where m.id = wanted and m.state in ('waiting', 'failed');
  verdict := case when mine.id is null then 'settled' when app.is_wanted(mine) then 'claimed' else 'withdrawn' end;
  kind := mine.kind;
  recipient := mine.recipient;
  subject := mine.subject;
  body := mine.body;
  html := mine.html;
  wanted_at := mine.wanted_at;
  created_at := mine.created_at;
  return next;
end $$;

-- Forgets the changes of more than thirty days ago. The floor rises first: a reader from before it starts afresh.
create function app.purge_changes(moment timestamptz default now()) returns integer
language plpgsql security definer set search_path = public as $$
declare
  kept xid8;
  last xid8;
  purged integer;
begin
  select xid into kept from changes where at >= moment - interval '30 days' order by xid, seq limit 1;
  select xid into last from changes where (kept is null or xid < kept) and xid < app.feed_end() order by xid desc limit 1;
  if last is null then
    return 0;
  end if;
  update feed_floor set xid = greatest(xid, (last::text::numeric + 1)::text::xid8);
  delete from changes where xid <= last;
  get diagnostics purged = row_count;
  return purged;
end $$;

-- The worker: what its jobs need, and no more. It writes mails, and deletes what its purges may see.
alter table mails enable row level security;
grant select (id, key, kind, recipient, subject, body, html, created_at, wanted_at, state, settled_at, reason), insert, delete
  on mails to todo_worker;
grant update (state, settled_at, reason, body, html) on mails to todo_worker;
create policy worker on mails to todo_worker using (true);

grant select (id, trashed_at), delete on todos to todo_worker;
create policy purge_trash on todos for select to todo_worker using (trashed_at < now() - interval '30 days');
create policy purge_trash_delete on todos for delete to todo_worker using (trashed_at < now() - interval '30 days');
grant select (user_id, key, created_at), delete on idempotency_keys to todo_worker;
create policy purge_old on idempotency_keys for select to todo_worker using (created_at < now() - interval '24 hours');
create policy purge_old_delete on idempotency_keys for delete to todo_worker using (created_at < now() - interval '24 hours');
grant select (id, expires_at), delete on invitations to todo_worker;
create policy purge_expired on invitations for select to todo_worker using (expires_at <= now());
create policy purge_expired_delete on invitations for delete to todo_worker using (expires_at <= now());

revoke all on function app.local_instant(timestamp, text), app.reminder_time(integer, timestamptz, date, time, text, text),
  app.is_to_do(todos, uuid), app.schedule_reminders(uuid[]), app.schedule_own(), app.schedule_of_todo(),
  app.schedule_of_reader(), app.schedule_of_member(), app.take_reminder(uuid, timestamptz), app.due_digests(timestamptz),
  app.take_digest(uuid, date, timestamptz), app.read_invitation(uuid), app.is_wanted(mails), app.claim_mail(uuid),
  app.purge_changes(timestamptz) from public;
grant execute on function app.take_reminder(uuid, timestamptz), app.due_digests(timestamptz),
  app.take_digest(uuid, date, timestamptz), app.read_invitation(uuid), app.claim_mail(uuid), app.purge_changes(timestamptz)
  to todo_worker;

-- Reminders from before this migration. Without the queue there has been nobody to set any.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    perform app.schedule_reminders(array(select id from reminders));
  end if;
end $$;

-- The views of the API place instants as reminders do.
grant execute on function app.local_instant(timestamp, text) to todo_api;
