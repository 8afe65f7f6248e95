export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.ts'
export type { TestServer } from './global-setup.ts'
