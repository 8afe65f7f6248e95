const units: Readonly<Record<string, number>> = { '': 1, m: 0.001, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 }

/** A quantity of Kubernetes, such as `250m` or `64Mi`, in cores, bytes or pieces. */
export function quantity(text: string): number {
  const [, number, unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? []
  return Number(number) * (units[unit] ?? Number.NaN)
}
