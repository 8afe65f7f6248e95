-- What triggers enqueue carries the trace of the request too, which names it for its transaction (W3C Trace Context).
create or replace function app.enqueue_job(task text, payload text, attempts integer, run_at timestamptz default null, job_key text default null)
returns void language plpgsql security definer set search_path = public as $$
declare
  trace text := nullif(current_setting('app.traceparent', true), '');
begin
  perform graphile_worker.add_job(task,
    case when trace is null then payload::json else (jsonb_build_object('_trace', trace) || payload::jsonb)::json end,
    run_at => run_at, job_key => job_key, max_attempts => attempts);
end $$;
