import type { Board } from '../src/board.ts'
import { processRow } from '../src/process-panels.ts'
import { answerRow, requestRow } from '../src/request-panels.ts'

export const web: Board = {
  uid: 'web',
  title: 'Web server',
  description: 'Does the web server deliver the app and pass requests on to the API?',
  variables: [
    {
      name: 'route',
      label: 'Route',
      series: 'http_server_request_duration_seconds_count{service_name="web"}',
      of: 'http_route',
    },
  ],
  rows: [requestRow('web'), answerRow('web'), processRow('web')],
}
