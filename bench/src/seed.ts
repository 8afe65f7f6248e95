const list = (position: string, by: string) => `with made as (
    insert into lists (id, name, created_by) select uuidv7(), 'Errands', ${by} returning id)
  insert into members (list_id, user_id, role, position) select id, ${by}, 'owner', ${position} from made
  returning list_id as id`

/** SQL that fills the database; it runs without triggers and foreign keys, as bulk loads do. */
export const seed = {
  /** $1 name. */
  user: `insert into users (id, email, name) values (uuidv7(), $1::text || '@example.org', $1) returning id`,
  session: `insert into sessions (id, user_id, token_hash, expires_at)
    values (uuidv7(), $1, $2, now() + interval '30 days')`,

  /** A thousand people with a list of fifty todos each, so that no table is so small that indexes do not matter. */
  others: `with people as (
      insert into users (id, email, name) select uuidv7(), 'other' || n || '@example.org', 'Other'
        from generate_series(1, 1000) n returning id),
    homes as (insert into lists (id, name, created_by) select uuidv7(), 'Home', id from people returning id, created_by),
    joined as (insert into members (list_id, user_id, role, position) select id, created_by, 'owner', 'a0' from homes)
    insert into todos (id, list_id, title, position, created_by)
      select uuidv7(), h.id, 'Something for the weekend, number ' || n, lpad(n::text, 8, '0'), h.created_by from homes h, generate_series(1, 50) n`,

  /** $1 user, $2 position among the user's lists. */
  list: list('$2', '$1::uuid'),
  tags: `insert into tags (id, user_id, name) select uuidv7(), $1, 'tag ' || n from generate_series(1, 5) n`,

  /** Fifty todos as people have them: some with notes, some due (in each of three ways), some done. $1 user, $2 list. */
  page: `insert into todos (id, list_id, title, notes, priority, due_date, due_time, due_zone, position, completed_at, created_by)
    select uuidv7(), $2, 'Buy what is needed for the weekend, number ' || n,
      case when n % 3 = 0 then repeat('A line of notes about it. ', 6) else '' end, n % 4,
      case when n % 2 = 0 then current_date - 25 + n end,
      case when n % 4 = 0 then time '09:30' end, case when n % 8 = 0 then 'Europe/Berlin' end,
      'a' || lpad(n::text, 3, '0'), case when n % 5 = 0 then now() end, $1
      from generate_series(1, 50) n returning id`,
  pageTags: `insert into todo_tags (todo_id, tag_id, user_id) select t.id, g.id, $1
    from (select id, row_number() over (order by id) as n from todos where list_id = $2) t
    join (select id, row_number() over (order by id) as n from tags where user_id = $1) g on t.n % 4 = 0 and g.n <= 1 + t.n % 3`,
  pageReminders: `insert into reminders (id, todo_id, user_id, minutes_before)
    select uuidv7(), id, $1, 30 from todos where list_id = $2 and due_time is not null`,

  /** A change of each todo so far, and a second one of those of $1, all mixed. */
  changes: `insert into changes (list_id, entity, entity_id, action, version)
    select t.list_id, 'todo', t.id, 'put', n from todos t, generate_series(1, 2) n where n = 1 or t.created_by = $1
      order by md5(t.id::text || n)`,

  /** Who follow a list that they share: $1 list, $2 SHA-256 of the token of each one's session. */
  followers: `with tokens as (select * from unnest($2::bytea[]) with ordinality as t (hash, n)),
    followers as (select id, row_number() over (order by id) as n from users where name = 'Other'),
    joined as (insert into members (list_id, user_id, role, position)
      select $1, id, 'viewer', 'b0' from followers join tokens using (n))
    insert into sessions (id, user_id, token_hash, expires_at)
      select uuidv7(), id, hash, now() + interval '30 days' from followers join tokens using (n)`,

  wordIndexes: `select indexdef as id from pg_indexes where tablename = 'todos' and indexdef like '%USING gin%'`,
  dropWordIndexes: `do $$
    declare
      word_index regclass;
    begin
      for word_index in select indexname::regclass from pg_indexes where tablename = 'todos' and indexdef like '%USING gin%' loop
        execute 'drop index ' || word_index;
      end loop;
    end $$`,

  /** $1 user, $2 list, $3 how many. */
  deep: `insert into todos (id, list_id, title, position, created_by)
    select uuidv7(), $2, 'Todo ' || n, lpad(n::text, 8, '0'), $1 from generate_series(1, $3::int) n`,

  settle: ['vacuum (analyze)', 'checkpoint'],
}
