import { parseAllDocuments } from 'yaml'

/** The labels that Kubernetes recommends, and who answers for it, pays for it, and where it runs. */
const requiredLabels = [
  ...['name', 'instance', 'version', 'component', 'part-of', 'managed-by'].map(label => `app.kubernetes.io/${label}`),
  ...['owner', 'cost-center', 'environment'],
]

/** As much of an object as is looked at here. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  // biome-ignore lint/suspicious/noExplicitAny: each kind has another, and kubeconform holds it to its schema.
  readonly spec: any
}

/** The objects of rendered manifests, each with the template that it is from, if one is. */
export const objectsOf = (manifests: string): { object: KubernetesObject; source: string | undefined }[] =>
  parseAllDocuments(manifests).flatMap(document => {
    const object = document.toJS() as KubernetesObject | null
    const [, source] = / Source: (\S+)/.exec(`${document.commentBefore}${document.contents?.commentBefore}`) ?? []
    return object ? [{ object, source }] : []
  })

/** Sentences about labels that objects, or the pods that they make, lack. */
export const checkLabels = (manifests: string, environment: string): string[] =>
  objectsOf(manifests).flatMap(({ object: { kind, metadata, spec }, source }) => {
    const file = source ? `deploy/charts/${source}` : `deploy/environments/${environment}/kustomization.yaml`
    const lacking = (who: string, labels: object = {}) =>
      requiredLabels.filter(label => !(label in labels)).map(label => `${file}: ${who} lacks the label ${label}.`)
    const pods = spec?.template?.metadata
    return [
      ...lacking(`${kind} ${metadata.name}`, metadata.labels),
      ...(pods ? lacking(`the pod of ${kind} ${metadata.name}`, pods.labels) : []),
    ]
  })
