-- Who is connected, in numbers only. What other roles' connections do is hidden from the worker, so it asks through this;
-- an owner that is no superuser sees it as a member of pg_read_all_stats, and `hidden` otherwise.
create function app.database_activity()
returns table (application text, state text, connections integer, oldest_transaction_seconds double precision)
language sql stable security definer set search_path = pg_catalog as $$
  select case when application_name like 'todo-%' then application_name else 'other' end, coalesce(state, 'hidden'),
      count(*)::int, coalesce(extract(epoch from max(clock_timestamp() - xact_start)), 0)::float
    from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
    group by 1, 2
$$;
revoke all on function app.database_activity() from public;
grant execute on function app.database_activity() to todo_worker;
