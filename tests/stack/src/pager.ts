import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** What Alertmanager says of one alert. @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export interface Notice {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Whoever is told of alerts. */
export async function openPager() {
  const notices: Notice[] = []
  const server = createServer(async (request, response) => {
    const { alerts } = (await json(request)) as { alerts: Notice[] }
    notices.push(...alerts)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    /** In the order in which they came. */
    notices: notices as readonly Notice[],
    close: () => new Promise(closed => server.close(closed)),
  }
}
