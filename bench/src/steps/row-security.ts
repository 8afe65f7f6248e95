import type { BenchSession } from '../bench-session.ts'
import type { Child } from '../child.ts'
import { type Extent, load } from '../measure/load.ts'
import { alternate, cpuOf, type Measurement, type Schedule } from '../measure/rounds.ts'
import { type Spread, spread } from '../measure/statistics.ts'
import { ordinaryNames, requestsOf } from '../scenarios.ts'

/** The share of a request's CPU that row-level security takes, round by round. */
export type RowSecurity = Record<(typeof ordinaryNames)[number], Spread>

const turn = (onOrOff: 'enable' | 'disable') => `do $$
  declare secured regclass;
  begin
    for secured in select distinct polrelid::regclass from pg_policy loop
      execute format('alter table %s ${onOrOff} row level security', secured);
    end loop;
  end $$`

/** Measures the very same server with the policies of all tables in force and out of force. */
export const measureRowSecurity = async (
  session: BenchSession,
  api: Child,
  schedule: Schedule,
): Promise<RowSecurity> => {
  const { postmaster, administer } = session
  const results = {} as RowSecurity
  for (const scenario of ordinaryNames) {
    const requests = await requestsOf(scenario, 'api', session)
    const cases = (['enable', 'disable'] as const).map(key => ({
      key,
      pid: api.pid,
      prepare: () => administer(turn(key)),
      run: (extent: Extent) => load(api.url, extent, requests),
    }))
    const { enable, disable } = await alternate(cases, schedule, postmaster)
    results[scenario] = spread(
      enable.map((secured, round) => 1 - cpuOf(disable[round] as Measurement) / cpuOf(secured)),
    )
  }
  await administer(turn('enable'))
  return results
}
