import { type Board, metric, type Panel } from '../src/board.ts'

const panel = (title: string, description: string, unit: string, ...queries: Panel['queries']): Panel => ({
  ...{ kind: 'timeseries', title, description, unit, queries },
  onward: { board: 'api' },
})

const rate = (name: string) => `max(rate(${name}[$__rate_interval]))`

export const postgres: Board = {
  uid: 'postgres',
  title: 'Postgres',
  description: 'Is the database what is slow? The worker reads these by SQL, so that no exporter is needed.',
  rows: [
    {
      title: 'Connections and locks',
      panels: [
        panel(
          'Connections',
          'Connections by who opened them, and how many Postgres allows.',
          'short',
          metric(
            'max by (application_name) (sum by (application_name, instance) (postgresql_backends))',
            '{{application_name}}',
          ),
          metric('max(postgresql_connection_max)', 'limit'),
        ),
        panel(
          'Oldest transaction',
          'Age of the oldest open transaction. Minutes hold back vacuum and locks.',
          's',
          metric('max by (application_name) (postgresql_transaction_max_age_seconds)', '{{application_name}}'),
        ),
        panel(
          'Locks',
          'Locks that are held or waited for. Many of granted=false mean a queue behind one transaction.',
          'short',
          metric('max by (mode, granted) (postgresql_database_locks)', '{{mode}} granted={{granted}}'),
        ),
      ],
    },
    {
      title: 'Work',
      panels: [
        panel(
          'Transactions a second',
          'Commits and rollbacks. Many rollbacks are failures or conflicts.',
          'ops',
          metric(rate('postgresql_commits_total'), 'commits'),
          metric(rate('postgresql_rollbacks_total'), 'rollbacks'),
        ),
        panel(
          'Blocks found in the cache',
          'Share of blocks that needed no read. Good is above 99 %.',
          'percentunit',
          metric(
            `${rate('postgresql_blks_hit_total')} / (${rate('postgresql_blks_hit_total')} + ${rate('postgresql_blks_read_total')})`,
            'in the cache',
          ),
        ),
        panel(
          'Deadlocks and temporary files',
          'Deadlocks that Postgres broke, and bytes of temporary files a second.',
          'short',
          metric(rate('postgresql_deadlocks_total'), 'deadlocks'),
          metric(rate('postgresql_temp_io_bytes_total'), 'bytes of files'),
        ),
      ],
    },
    {
      title: 'Space',
      panels: [
        panel(
          'Size of the database',
          'Bytes on disk.',
          'bytes',
          metric('max(postgresql_database_size_bytes)', 'database'),
        ),
        panel(
          'Largest tables',
          'Bytes of the largest tables with their indexes.',
          'bytes',
          metric('topk(8, max by (table) (postgresql_table_size_bytes))', '{{table}}'),
        ),
        panel(
          'Dead rows',
          'Rows that wait for vacuum, of the tables that have most.',
          'short',
          metric('topk(8, max by (table) (postgresql_rows{state="dead"}))', '{{table}}'),
        ),
      ],
    },
  ],
}
