import { GenericContainer } from 'testcontainers'
import { type Service, tagOf } from './build.ts'

/** A container of a service as a cluster runs it: nothing can be written, and there is no right to lose. */
export class Confined extends GenericContainer {
  constructor(service: Service) {
    super(tagOf(service))
    this.hostConfig.ReadonlyRootfs = true
    this.withDroppedCapabilities('ALL').withSecurityOpt('no-new-privileges')
  }
}
