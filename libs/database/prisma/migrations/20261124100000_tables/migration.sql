-- Users and how they sign in. A user may have no identity at all (an invited one, before the first sign-in).
create table users (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (name ~ '\S' and length(name) <= 100),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0)
);
create unique index users_email_key on users (email);

create table identities (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('password', 'oidc')),
  issuer text,
  subject text,
  password_hash text,
  created_at timestamptz(3) not null default now(),
  -- An OpenID Connect identity is issuer and subject, never the e-mail address.
  constraint identities_kind_shape check (
    (kind = 'password' and password_hash is not null and issuer is null and subject is null)
    or (kind = 'oidc' and password_hash is null and issuer is not null and subject is not null)
  )
);
create unique index identities_issuer_subject_key on identities (issuer, subject);
create unique index identities_user_id_kind_issuer_key on identities (user_id, kind, issuer) nulls not distinct;

create table settings (
  user_id uuid primary key references users on delete cascade,
  time_zone text not null default 'UTC',
  locale text not null default 'en',
  week_start text not null default 'monday' check (week_start in ('monday', 'saturday', 'sunday')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0)
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  user_agent text not null default '' check (length(user_agent) <= 500),
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  check (expires_at > created_at)
);
create unique index sessions_token_hash_key on sessions (token_hash);
create index sessions_user_id_idx on sessions (user_id);
create index sessions_expires_at_idx on sessions (expires_at);

-- Lists and who is in them.
create table lists (
  id uuid primary key,
  name text not null check (name ~ '\S' and length(name) <= 100),
  color text not null default 'slate'
    check (color in ('slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink')),
  created_by uuid references users on delete set null,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0)
);
create index lists_created_by_idx on lists (created_by);

create table members (
  list_id uuid not null references lists on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  -- Where the list stands in this member's own order: a fractional index, compared byte by byte.
  position text collate "C" not null check (position ~ '^[0-9A-Za-z]{1,250}$'),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0),
  primary key (list_id, user_id),
  -- Deferrable, so that one statement may renumber them all.
  constraint members_user_id_position_key unique (user_id, position) deferrable
);
create index members_user_id_list_id_idx on members (user_id, list_id) include (role);

-- A series is a rule with its own start and zone; its occurrences are todos, which may each be changed alone.
create table series (
  id uuid primary key,
  list_id uuid not null references lists on delete cascade,
  rule text not null check (length(rule) between 1 and 500),
  start_date date not null,
  start_time time(0),
  start_zone text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0),
  check (start_zone is null or start_time is not null)
);
create index series_list_id_idx on series (list_id);

create table todos (
  id uuid primary key,
  list_id uuid not null references lists on delete cascade,
  -- Subtasks are one level deep: `level` and `parent_level` let a foreign key say so, whoever writes at the same time.
  parent_id uuid,
  level smallint not null default 0 check (level in (0, 1)),
  parent_level smallint check (parent_level = 0),
  title text not null check (title ~ '\S' and length(title) <= 500),
  notes text not null default '' check (length(notes) <= 20000),
  priority smallint not null default 0 check (priority between 0 and 3),
  -- Due in three kinds: a date; a date and time in a zone, which is an instant; a floating date and time.
  due_date date,
  due_time time(0),
  due_zone text,
  position text collate "C" not null check (position ~ '^[0-9A-Za-z]{1,250}$'),
  series_id uuid references series on delete set null,
  occurrence_date date,
  created_by uuid references users on delete set null,
  completed_at timestamptz(3),
  trashed_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0),
  constraint todos_due_shape check (
    (due_time is null or due_date is not null)
    and (due_zone is null or due_time is not null)
  ),
  constraint todos_parent_shape check (
    (parent_id is null) = (parent_level is null) and (parent_id is null) = (level = 0)
  ),
  constraint todos_occurrence_shape check (series_id is null or occurrence_date is not null),
  -- One order for the whole list, trash included, so that restoring never collides.
  constraint todos_list_id_position_key unique (list_id, position) deferrable
);
create unique index todos_list_id_id_level_key on todos (list_id, id, level);
create unique index todos_series_id_occurrence_date_key on todos (series_id, occurrence_date);
create index todos_list_id_due_date_idx on todos (list_id, due_date);
create index todos_list_id_open_idx on todos (list_id)
  where completed_at is null and trashed_at is null and parent_id is null;
create index todos_trashed_at_idx on todos (trashed_at) where trashed_at is not null;
create index todos_list_id_parent_id_parent_level_idx on todos (list_id, parent_id, parent_level);
create index todos_created_by_idx on todos (created_by);
alter table todos add constraint todos_list_id_parent_id_parent_level_fkey
  foreign key (list_id, parent_id, parent_level) references todos (list_id, id, level)
  on delete cascade on update no action;

-- Tags and reminders are each user's own, on todos that may be shared.
create table tags (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null check (name ~ '\S' and length(name) <= 50),
  color text not null default 'slate'
    check (color in ('slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink')),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1 check (version > 0)
);
create unique index tags_id_user_id_key on tags (id, user_id);
create unique index tags_user_id_lower_name_key on tags (user_id, lower(name));

create table todo_tags (
  todo_id uuid not null references todos on delete cascade,
  tag_id uuid not null,
  user_id uuid not null references users on delete cascade,
  primary key (todo_id, tag_id),
  foreign key (tag_id, user_id) references tags (id, user_id) on delete cascade on update no action
);
create index todo_tags_tag_id_user_id_idx on todo_tags (tag_id, user_id);
create index todo_tags_user_id_idx on todo_tags (user_id);

create table reminders (
  id uuid primary key,
  todo_id uuid not null references todos on delete cascade,
  user_id uuid not null references users on delete cascade,
  minutes_before integer check (minutes_before between 0 and 40320),
  at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint reminders_kind_shape check ((minutes_before is null) <> (at is null))
);
create index reminders_todo_id_user_id_idx on reminders (todo_id, user_id);
create index reminders_user_id_idx on reminders (user_id);

-- Answers to requests that carried an Idempotency-Key, replayed for 24 hours.
create table idempotency_keys (
  user_id uuid not null references users on delete cascade,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  status smallint not null check (status between 200 and 499),
  headers jsonb not null default '{}',
  body text not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

-- What happened, for readers that follow along. Ordered by (xid, seq): a reader that stops short of the oldest
-- transaction still running (pg_snapshot_xmin) never skips a change that commits later.
create table changes (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  -- Who may see it: the members of a list, or one user.
  list_id uuid,
  user_id uuid,
  entity text not null check (entity in ('list', 'todo', 'tag', 'account')),
  entity_id uuid not null,
  action text not null check (action in ('put', 'delete')),
  version integer,
  at timestamptz(3) not null default now(),
  primary key (xid, seq),
  constraint changes_audience_shape check ((list_id is null) <> (user_id is null))
);
create index changes_list_id_xid_seq_idx on changes (list_id, xid, seq);
create index changes_user_id_xid_seq_idx on changes (user_id, xid, seq);
