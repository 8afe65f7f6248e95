-- A search looks into the lists of whoever searches, not into everybody's: words are indexed list by list.
create extension if not exists btree_gin;
drop index todos_search_idx, todos_title_trgm_idx;
create index todos_list_id_search_idx on todos using gin (list_id, search);
create index todos_list_id_title_trgm_idx on todos using gin (list_id, title gin_trgm_ops);

-- As before, whole words and beginnings count before near misses: those are looked for only while there is room.
create or replace function app.search_todos(words text, near text, most integer)
returns table (todo_id uuid, rank real)
language sql stable security definer set search_path = public set pg_trgm.word_similarity_threshold = 0.5 rows 50 as $$
  with exact as materialized (
    select t.id, 1 + ts_rank(t.search, to_tsquery('simple', words)) as rank
      from members m join todos t on t.list_id = m.list_id
      where m.user_id = app.current_user_id() and t.trashed_at is null
        and words <> '' and t.search @@ to_tsquery('simple', words)
  ), near_misses as (
    select t.id, word_similarity(near, t.title) as rank
      from members m join todos t on t.list_id = m.list_id
      where m.user_id = app.current_user_id() and t.trashed_at is null
        and near <% t.title and (select count(*) from exact) < most
  )
  select id, max(rank) from (table exact union all table near_misses) as found
  group by id order by 2 desc, 1 desc limit most
$$;
