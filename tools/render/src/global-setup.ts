import { provideTools } from '@todo/platform-tools'
import { kubernetesSchemas } from './kubernetes-schemas.ts'

/** Brings the tools before the tests begin, which share them. */
export default async () => {
  await provideTools('helm', 'kustomize', 'kubeconform')
  await kubernetesSchemas()
}
