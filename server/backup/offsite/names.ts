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

/** The newest full backup and the incremental ones after it, up to the first gap: those after a gap cannot be applied. */
export const newestChain = (names: readonly Name[]): readonly Name[] => {
  const whole = names.findLast(({ number }) => number === 0)
  if (!whole) return []
  const after = names.filter(({ at, number }) => at === whole.at && number > 0)
  return [whole, ...after.filter(({ number }, index) => number === index + 1)]
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
