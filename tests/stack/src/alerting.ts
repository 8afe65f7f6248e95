import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configurationFolder, ruleFiles } from '@todo/observability-stack/alerts'
import { layOutPrometheus } from '@todo/observability-stack/lay-out-prometheus'
import { compress } from './compress.ts'
import { Server } from './process.ts'

/** Where the docs are published, as Prometheus is told. */
export const docsUrl = 'https://docs.example.org'
const host = '127.0.0.1'

interface Watched {
  readonly services: Readonly<Record<string, number>>
  readonly platform: Readonly<Record<string, number>>
  readonly alertmanager: number
}

/** Prometheus with compressed rules, told of its targets by files. */
export function prometheusServer(folder: string, program: string, port: number, watched: Watched): Server {
  const home = join(folder, 'prometheus')
  layOutPrometheus(home, 'files')
  for (const file of ruleFiles()) rewrite(join(home, 'alerts', file), compress)
  rewrite(join(home, 'prometheus.yaml'), text => text.replaceAll(/_interval: 15s/g, '_interval: 1s'))
  const targets = (ports: Readonly<Record<string, number>>) =>
    JSON.stringify(
      Object.entries(ports).map(([service_name, at]) => ({ targets: [`${host}:${at}`], labels: { service_name } })),
    )
  writeFileSync(join(home, 'targets/services.yaml'), targets(watched.services))
  writeFileSync(join(home, 'targets/platform.yaml'), targets(watched.platform))
  writeFileSync(
    join(home, 'targets/alertmanager.yaml'),
    JSON.stringify([{ targets: [`${host}:${watched.alertmanager}`] }]),
  )
  return new Server({
    ...{ name: 'prometheus', program, log: join(folder, 'prometheus.log'), readyAt: `http://${host}:${port}/-/ready` },
    args: [
      ...[
        `--config.file=${home}/prometheus.yaml`,
        `--storage.tsdb.path=${home}/data`,
        `--web.listen-address=${host}:${port}`,
      ],
      '--enable-feature=exemplar-storage',
    ],
    env: { DOCS_URL: docsUrl },
  })
}

/**
 * Alertmanager with compressed waits. The addresses of receivers are files that someone mounts; Debian's knows them only
 * in its configuration.
 */
export function alertmanagerServer(folder: string, program: string, port: number, receiver: string): Server {
  const config = join(folder, 'alertmanager.yaml')
  cpSync(join(configurationFolder, 'alertmanager/alertmanager.yaml'), config)
  rewrite(config, text => compress(text).replaceAll(/url_file: .*/g, `url: ${receiver}`))
  mkdirSync(join(folder, 'alertmanager'))
  return new Server({
    ...{
      name: 'alertmanager',
      program,
      // Debian's finds its templates from there.
      cwd: join(dirname(program), '../..'),
      log: join(folder, 'alertmanager.log'),
      readyAt: `http://${host}:${port}/-/ready`,
    },
    args: [
      ...[`--config.file=${config}`, `--storage.path=${folder}/alertmanager`, `--web.listen-address=${host}:${port}`],
      '--cluster.listen-address=',
    ],
  })
}

const rewrite = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')))
