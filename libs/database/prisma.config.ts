import { defineConfig } from 'prisma/config'

const { DATABASE_URL: url = '' } = process.env

// For the Prisma CLI alone. Without DATABASE_URL it still validates, formats and generates.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url },
})
