// What an examination of an installation found, in words: what is so, and what to do where that is not well.

export interface Finding {
  /** `wrong`: people lose something, or cannot work. `attention`: nothing is lost yet. */
  readonly level: 'well' | 'attention' | 'wrong'
  /** A sentence. */
  readonly what: string
  /** What to do about it; none where all is well. */
  readonly remedy: string | null
}

export const well = (what: string): Finding => ({ level: 'well', what, remedy: null })
export const attention = (what: string, remedy: string): Finding => ({ level: 'attention', what, remedy })
export const wrong = (what: string, remedy: string): Finding => ({ level: 'wrong', what, remedy })

export const sentenceOf = (error: unknown): string => {
  // A connection that failed at each of several addresses says nothing of its own.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(sentenceOf).join('; ')
  const said = error instanceof Error ? error.message || error.name : String(error)
  return `${said.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')}.`
}

export const sizeOf = (bytes: number): string =>
  bytes >= GIGABYTE ? `${(bytes / GIGABYTE).toFixed(1)} GB` : `${Math.round(bytes / MEGABYTE)} MB`
const MEGABYTE = 1_000_000
const GIGABYTE = 1_000 * MEGABYTE

/** As *three days ago*, to the precision that matters here. */
export const agoOf = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000)
  if (hours < 1) return 'less than an hour ago'
  return hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'} ago` : `${Math.floor(hours / 24)} days ago`
}
