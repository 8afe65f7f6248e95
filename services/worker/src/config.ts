import { databaseRole, databaseUrl, type Environment, host, loadConfig, oneOf, port, url, whole } from '@todo/runtime'
import { z } from 'zod'

const schema = z
  .object({
    DATABASE_URL: databaseUrl,
    /** The role that jobs run as; by default that of the connection. */
    DATABASE_ROLE: databaseRole.optional(),
    /** Where browsers find the app: the links of mails lead there. */
    PUBLIC_URL: url,
    /** Jobs at the same time; each may hold a connection to the database, and one to the mail server. */
    CONCURRENT_JOBS: whole({ min: 1, max: 100 }).default(10),
    /** The mail server; without one, mails stay in the database and `/outbox` shows them. */
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .meta({ expected: 'the URL of a mail server, such as smtp://user:password@mail.example.org:587', secret: true })
      .optional(),
    /** `off` is for a relay that is reached over nothing but this machine or a network of one's own. */
    SMTP_TLS: oneOf(['required', 'off']).default('required'),
    /** The sender's address. */
    MAIL_FROM: z.email().meta({ expected: 'an e-mail address, such as todo@example.org' }).optional(),
    HOST: host.default('127.0.0.1'),
    METRICS_PORT: port.default(9465),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    message: 'SMTP_URL is set without MAIL_FROM: set it to the address that mails come from, such as todo@example.org.',
  })

export type Config = z.infer<typeof schema>

/** @throws ConfigError with one sentence for each bad variable */
export const readConfig = (env?: Environment): Config => loadConfig(schema, env)
