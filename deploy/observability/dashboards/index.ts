import type { Board } from '../src/board.ts'
import { api } from './api.ts'
import { journey } from './journey.ts'
import { overview } from './overview.ts'
import { postgres } from './postgres.ts'
import { queue } from './queue.ts'
import { web } from './web.ts'
import { webVitals } from './web-vitals.ts'
import { worker } from './worker.ts'

export type { Board, Fault, Panel, Query } from '../src/board.ts'
export { renderBoard } from '../src/render-board.ts'

/** In the order in which one looks. */
export const boards: readonly Board[] = [overview, journey, api, web, worker, queue, postgres, webVitals]
