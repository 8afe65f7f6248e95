/** How many times faster than in production time passes in the drill: an hour is a minute. */
const factor = 60

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const

const faster = (amount: string, unit: string): string =>
  `${Math.max(1, Math.round((Number(amount) * seconds[unit as keyof typeof seconds] * 1000) / factor))}ms`

/**
 * Rules and routes with every duration of theirs compressed: windows, waits and intervals. Thresholds, which are about
 * what is measured, stay.
 */
export const compress = (yaml: string): string =>
  yaml
    .replaceAll(/\[(\d+)([smhd])\]/g, (_, amount, unit) => `[${faster(amount, unit)}]`)
    .replaceAll(
      /\b(for|interval|group_wait|group_interval|repeat_interval): (\d+)([smhd])\b/g,
      (_, key, amount, unit) => `${key}: ${faster(amount, unit)}`,
    )
