create extension if not exists pg_trgm;

-- Words of any language: no stemming, which would help one and harm the others.
alter table todos add column search tsvector
  generated always as (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', notes), 'B')) stored;
create index todos_search_idx on todos using gin (search);
create index todos_title_trgm_idx on todos using gin (title gin_trgm_ops);

-- Row-level security keeps these operators from the indexes, so the search runs past it, with a check of its own; what
-- it finds is read under row-level security again. Whole words and beginnings count before near misses.
create function app.search_todos(words text, near text, most integer)
returns table (todo_id uuid, rank real)
language sql stable security definer set search_path = public set pg_trgm.word_similarity_threshold = 0.5 as $$
  select t.id, max(t.rank) from (
    select id, list_id, 1 + ts_rank(search, to_tsquery('simple', words)) as rank
      from todos where words <> '' and search @@ to_tsquery('simple', words)
    union all
    select id, list_id, word_similarity(near, title) from todos where near <% title
  ) as t
  where t.list_id in (select list_id from members where user_id = app.current_user_id())
  group by t.id order by 2 desc, 1 desc limit most
$$;
revoke all on function app.search_todos(text, text, integer) from public;
grant execute on function app.search_todos(text, text, integer) to todo_api;
