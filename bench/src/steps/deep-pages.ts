import type { BenchSession } from '../bench-session.ts'
import type { Child } from '../child.ts'
import { type Extent, load } from '../measure/load.ts'
import { alternate, cpuOf, type Schedule } from '../measure/rounds.ts'
import { type Spread, spread } from '../measure/statistics.ts'
import { deepRequests } from '../scenarios.ts'
import { ratioOf } from './compare.ts'

/** CPU milliseconds of a page at the start of a very long list and of one far down. */
export interface DeepPages {
  readonly rows: number
  readonly row: number
  readonly first: Spread
  readonly deep: Spread
  readonly ratio: Spread
}

export const measureDeepPages = async (
  { data, postmaster }: BenchSession,
  api: Child,
  schedule: Schedule,
): Promise<DeepPages> => {
  const cases = (['first', 'deep'] as const).map(key => {
    const requests = deepRequests(key, data)
    return { key, pid: api.pid, run: (extent: Extent) => load(api.url, extent, requests) }
  })
  const { first, deep } = await alternate(cases, schedule, postmaster)
  const { rows, row } = data.deep
  return { rows, row, first: spread(first.map(cpuOf)), deep: spread(deep.map(cpuOf)), ratio: ratioOf(deep, first) }
}
