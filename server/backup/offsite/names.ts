// File names of off-site backups: a full one has its time, an incremental one that time and its number. They reveal nothing else.

export interface Name {
  /** When the full backup was made. */
  readonly at: number
  /** 0 for the full backup itself. */
  readonly number: number
}

const PATTERN = /^ruta-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.(whole|\d{6})\.age$/

export const backupName = ({ at, number }: Name): string =>
  `ruta-${new Date(at).toISOString().replace(/[-:.]/g, '')}.${number === 0 ? 'whole' : String(number).padStart(6, '0')}.age`

export const parseName = (text: string): Name | null => {
  const [, year, month, day, hour, minute, second, ms, what] = PATTERN.exec(text) ?? []
  if (what === undefined) return null
  return { at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`), number: what === 'whole' ? 0 : Number(what) }
}

export const backupNamesIn = (texts: readonly string[]): readonly Name[] =>
  texts.flatMap((text) => parseName(text) ?? []).sort((a, b) => a.at - b.at || a.number - b.number)

/** A full backup and the incremental ones after it. */
export interface BackupChain {
  /** When the full backup was made. */
  readonly at: number
  /** Whether the full backup is there: without it the incremental ones alone cannot be restored. */
  readonly hasFull: boolean
  /** The incremental ones up to the first gap. */
  readonly changes: readonly Name[]
  /** The first one that is missing, and how many come after it, which cannot be applied; null without a gap. */
  readonly gap: { readonly missing: Name; readonly after: number } | null
}

/** Oldest first. */
export const chainsIn = (names: readonly Name[]): readonly BackupChain[] =>
  [...Map.groupBy(names, ({ at }) => at)].map(([at, named]) => {
    const numbered = named.filter(({ number }) => number > 0)
    const changes = numbered.filter(({ number }, index) => number === index + 1)
    const after = numbered.length - changes.length
    const gap = after === 0 ? null : { missing: { at, number: changes.length + 1 }, after }
    return { at, hasFull: named.length > numbered.length, changes, gap }
  })

/** The newest state that can be restored from names alone: the last incremental one before a gap, or the full one; null without a full one. */
export const newestIn = (names: readonly Name[]): Name | null => {
  const chain = chainsIn(names).findLast(({ hasFull }) => hasFull)
  return chain ? (chain.changes.at(-1) ?? { at: chain.at, number: 0 }) : null
}

const DAY = 86_400_000
/** For so many days every minute can be restored; before that, one state of each day. */
const MINUTES_DAYS = 2
/** Kept however old they are, so that a server that was off for long does not delete all of its backups. */
const LEAST = 2

/**
 * The backups to delete once a new full backup is stored: those older than their retention, and those dated in the future. The latter were
 * made while the clock was ahead, and would count as the newest until that date.
 */
export const outdated = (names: readonly Name[], now: number, days: number): readonly Name[] => {
  const wholes = names.filter(({ at, number }) => number === 0 && at <= now).map(({ at }) => at)
  const safe = new Set(wholes.slice(-LEAST))
  return names.filter(
    ({ at, number }) => at > now || (!safe.has(at) && now - at > (number === 0 ? days : Math.min(days, MINUTES_DAYS)) * DAY),
  )
}
