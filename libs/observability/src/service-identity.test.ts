import { expect, test } from 'vitest'
import { serviceIdentity } from './service-identity.ts'

test('a service is named and versioned by the package that holds its entry', () => {
  expect(serviceIdentity(import.meta.filename)).toEqual({ 'service.name': 'observability', 'service.version': '0.1.0' })
})

test('outside any package the name is the one the specification gives', () => {
  expect(serviceIdentity('/main.js')).toEqual({ 'service.name': 'unknown_service', 'service.version': '0.0.0' })
})
