/** The columns of a todo row; `t` is the todo. */
export const columns = `t.id, t.list_id, t.parent_id, t.title, t.notes, t.priority, t.due_date, t.due_time, t.due_zone,
  t.position, t.completed_at, t.trashed_at, t.created_at, t.updated_at, t.version`

/** What is the reader's own on a todo; $1 is the reader. */
export const ownColumns = `array(select x.tag_id from todo_tags x where x.todo_id = t.id and x.user_id = $1
    order by x.tag_id)::text[] as tag_ids,
  (select json_agg(json_build_object('minutes_before', r.minutes_before, 'at', r.at) order by r.id)
    from reminders r where r.todo_id = t.id and r.user_id = $1) as reminders`

/**
 * The todos that `rows` selects as `t`, in order, with what is the reader's own on them: looked up once for all of them,
 * not for each, which takes a third off the page's cost in the database. $1 is the reader.
 */
export const withOwnColumns = (rows: string, order: string) => `with t as materialized (${rows})
  select t.*, coalesce(x.tag_ids, '{}') as tag_ids, r.reminders from t
  left join (
    select x.todo_id, array_agg(x.tag_id::text order by x.tag_id) as tag_ids from todo_tags x
      where x.user_id = $1 and x.todo_id = any (array(select id from t)) group by x.todo_id) x on x.todo_id = t.id
  left join (
    select r.todo_id, json_agg(json_build_object('minutes_before', r.minutes_before, 'at', r.at) order by r.id) as reminders
      from reminders r
      where r.user_id = $1 and r.todo_id = any (array(select id from t)) group by r.todo_id) r on r.todo_id = t.id
  order by ${order}`

const membership = 'join members m on m.list_id = t.list_id and m.user_id = $1'

/** One todo, with the reader's role in its list. $1 reader, $2 todo. */
export const findTodo = `select ${columns}, m.role, ${ownColumns} from todos t ${membership} where t.id = $2`

/** $1 todo. */
export const holdTodo = 'select 1 from todos where id = $1 for update'

/** $1 maker, then the values of a new todo. */
export const insertTodo = `insert into todos as t
    (id, list_id, parent_id, level, parent_level, title, notes, priority, due_date, due_time, due_zone, position, created_by)
  values ($2, $3, $4, case when $4::uuid is null then 0 else 1 end, case when $4::uuid is null then null else 0 end,
    $5, $6, $7, $8, $9, $10, $11, $1)
  returning ${columns}`

/** A whole edit, if the row still has the version that it was made on. $1 editor, $2 todo, $3 version. */
export const updateTodo = `update todos as t
  set title = $4, notes = $5, priority = $6, due_date = $7, due_time = $8, due_zone = $9
  where t.id = $2 and t.version = $3
  returning ${columns}, ${ownColumns}`

/** One writer at a time decides on places in a list: what the next statement reads stays true until the commit. */
export const lockOrder = 'select 1 from pg_advisory_xact_lock(hashtextextended($1::text, 1))'

const gaps = {
  first: '(null)::text as lower, (select min(position) from todos where list_id = $2) as upper, true as found',
  last: '(select max(position) from todos where list_id = $2) as lower, (null)::text as upper, true as found',
  before: `(select max(position) from todos where list_id = $2 and position < n.position) as lower,
    n.position as upper, n.position is not null as found`,
  after: `n.position as lower,
    (select min(position) from todos where list_id = $2 and position > n.position) as upper, n.position is not null as found`,
} as const

/**
 * Where something can go in a list, and what the user may do there. $1 user, $2 list, $3 neighbour or null,
 * $4 parent or null; `parent_fits` unless the parent is missing, in the trash or itself a subtask.
 */
export const findSpot = (kind: keyof typeof gaps) => `select m.role, ${gaps[kind]},
    $4::uuid is null or exists (select from todos p
      where p.id = $4 and p.list_id = $2 and p.level = 0 and p.trashed_at is null) as parent_fits
  from members m left join todos n on n.id = $3::uuid and n.list_id = m.list_id
  where m.list_id = $2 and m.user_id = $1`

const setState = (assign: string, unless: string) =>
  `update todos as t set ${assign} where t.id = $2 and not (${unless}) returning ${columns}, ${ownColumns}`

/**
 * Changes of state, each leaving alone what is in it already. $1 user, $2 todo. The trash takes a todo with its
 * subtasks and gives the same ones back; a subtask restored without its parent becomes a todo of its own.
 */
export const stateChanges = {
  completed: setState('completed_at = now()', 't.completed_at is not null'),
  reopened: setState('completed_at = null', 't.completed_at is null'),
  trashed: `with subtasks as (
      update todos set trashed_at = now() where parent_id = $2 and trashed_at is null)
    ${setState('trashed_at = now()', 't.trashed_at is not null')}`,
  restored: `with orphaned as (
      select exists (select from todos t join todos p on p.id = t.parent_id where t.id = $2 and p.trashed_at is not null)),
    subtasks as (
      update todos s set trashed_at = null from todos p
        where p.id = $2 and s.parent_id = p.id and s.trashed_at = p.trashed_at)
    update todos as t set trashed_at = null,
        parent_id = case when (table orphaned) then null else t.parent_id end,
        parent_level = case when (table orphaned) then null else t.parent_level end,
        level = case when (table orphaned) then 0 else t.level end
      where t.id = $2 and t.trashed_at is not null returning ${columns}, ${ownColumns}`,
} as const

/** $1 todos, the moved one first, $2 their positions, $3 list, $4 the moved one, $5 its parent. */
export const moveTodos = `update todos t set list_id = $3, position = p.position,
    parent_id = case when t.id = $4 then $5::uuid else t.parent_id end,
    level = case when t.id = $4 then ($5::uuid is not null)::int else t.level end,
    parent_level = case when t.id = $4 then case when $5::uuid is null then null else 0 end else t.parent_level end
  from unnest($1::uuid[], $2::text[]) as p (id, position) where t.id = p.id`

/** $1 todos in order, $2 their new positions. */
export const renumber = `update todos t set position = p.position
  from unnest($1::uuid[], $2::text[]) as p (id, position) where t.id = p.id`

/** Every todo of the reader's lists, the trash too. $1 reader. */
export const selectAllTodos = `select ${columns}, m.role, ${ownColumns} from todos t ${membership} order by t.list_id, t.position`
