/** A program that is built from Go modules. */
export interface GoTool {
  /** The folder of `tools/` whose go.mod and go.sum pin it. */
  readonly folder: string
  /** The package of its main function. */
  readonly package: string
  readonly tags?: readonly string[]
}

// Prometheus' discovery of clouds would be most of what is built; files need none, and the cluster is Kubernetes.
const prometheus = { folder: 'prometheus', tags: ['remove_all_sd', 'enable_kubernetes_sd'] }

/** By the name of the program. Each folder is a module of its own: together their libraries would disagree. */
export const goTools = {
  prometheus: { ...prometheus, package: 'github.com/prometheus/prometheus/cmd/prometheus' },
  promtool: { ...prometheus, package: 'github.com/prometheus/prometheus/cmd/promtool' },
  otelcol: { folder: 'otelcol', package: '.' },
  jaeger: { folder: 'jaeger', package: 'github.com/jaegertracing/jaeger/cmd/jaeger' },
  loki: { folder: 'loki', package: 'github.com/grafana/loki/v3/cmd/loki' },
  helm: { folder: 'helm', package: 'helm.sh/helm/v3/cmd/helm' },
  kustomize: { folder: 'kustomize', package: 'sigs.k8s.io/kustomize/kustomize/v5' },
  kubeconform: { folder: 'kubeconform', package: 'github.com/yannh/kubeconform/cmd/kubeconform' },
} as const satisfies Record<string, GoTool>

export type GoToolName = keyof typeof goTools
