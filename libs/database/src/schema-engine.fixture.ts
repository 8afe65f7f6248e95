import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/** How the engine reads what the catalogue and the history hold, by oid; it takes any other type as text. */
const columnTypes: Record<number, (typeof ColumnTypeEnum)[keyof typeof ColumnTypeEnum]> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1009: ColumnTypeEnum.TextArray,
  1184: ColumnTypeEnum.DateTime,
}

/**
 * Prisma's own schema engine on a database, as the CLI would run it. Its driver adapter does not know "char" (oid 18), in
 * which the catalogue keeps kinds and actions, so queries go around it.
 */
export async function openSchemaEngine(url: string, schema: string): Promise<SchemaEngine & AsyncDisposable> {
  // One connection, because the engine locks and migrates in two queries.
  const instant = (text: string) => new Date(text).toISOString()
  const types = { getTypeParser: (oid: number) => (oid === 1184 ? instant : pg.types.getTypeParser(oid)) }
  const pool = new pg.Pool({ connectionString: url, max: 1, types })
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.queryRaw = async ({ sql, args }) => {
      const { fields, rows } = await pool.query<unknown[]>({ text: sql, values: args, rowMode: 'array' })
      return {
        columnNames: fields.map(({ name }) => name),
        columnTypes: fields.map(({ dataTypeID }) => columnTypes[dataTypeID] ?? ColumnTypeEnum.Text),
        // An empty "char" is a zero byte.
        rows: rows.map(row => row.map((value, i) => (value === '' && fields[i]?.dataTypeID === 18 ? '\0' : value))),
      }
    }
    return adapter
  }
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.emitWarning(message) },
  })
  const datamodels: [string, string][] = [['schema.prisma', schema]]
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
  return Object.assign(engine, {
    async [Symbol.asyncDispose]() {
      engine.free()
      await pool.end()
    },
  })
}

/** No table or enum is left out of what the engine looks at. */
export const everything = { externalTables: [], externalEnums: [] }
