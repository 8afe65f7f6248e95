import fastify from 'fastify'
import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

const app = async () => {
  const built = fastify()
  await built.register(securityHeaders)
  built.get('/fails', async () => {
    throw new Error('on purpose')
  })
  built.get('/page', (_request, reply) => reply.header('content-security-policy', "default-src 'self'").send())
  return built
}

test.each(['/fails', '/nowhere'])('answers of %s may not be framed, sniffed or embedded elsewhere', async url => {
  const { headers } = await (await app()).inject({ url })
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
})

test('a page may set a policy of its own', async () => {
  const { headers } = await (await app()).inject({ url: '/page' })
  expect(headers['content-security-policy']).toBe("default-src 'self'")
})
