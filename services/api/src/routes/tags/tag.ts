import type { Color, Tag } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'

/** The representation of a tag for its user. */
export const presentTag = (row: { id: string; name: string; color: string; version: number }): Tag => ({
  id: row.id,
  name: row.name,
  color: row.color as Color,
  version: row.version,
})

/** Edits of a user's tags wait for each other: two renames may want to be merged into one another. */
export const lockTags = (tx: PrismaTransaction, userId: string) =>
  tx.query({
    name: 'lock-tags',
    text: 'select 1 from pg_advisory_xact_lock(hashtextextended($1::text, 3))',
    values: [userId],
  })

/** Deletes a tag. The todos that had it become new versions, so that no client keeps showing it. */
export const removeTag = async (tx: PrismaTransaction, id: string) => {
  await tx.query({ name: 'touch-tagged', text: 'select 1 from app.touch_tagged($1::uuid)', values: [id] })
  await tx.prisma.tag.deleteMany({ where: { id } })
}
