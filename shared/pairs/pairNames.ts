// Name of a pair: `item.<id>.title`, `text.body.<block>.<block>`. Subjects and fields are those of the history.
import { isName } from '../ids.ts'

export const PAIR_SUBJECTS = ['item', 'stream', 'text', 'meeting', 'section', 'point', 'decision'] as const
export type PairSubject = (typeof PAIR_SUBJECTS)[number]
export type PairName = string

/** Pairs of each subject, and the number of ids after their name: an entry of a checklist, the two blocks of a row. */
const FIELDS: Readonly<Record<PairSubject, Readonly<Record<string, number>>>> = {
  item: { title: 0, description: 0, checklist: 1 },
  stream: { name: 0 },
  text: { title: 0, body: 2 },
  meeting: { title: 0, place: 0, minutes: 0 },
  section: { title: 0 },
  point: { title: 0, reason: 0, note: 0 },
  decision: { text: 0 },
}
/** Their document is the subject: the name has no id for it. */
const isWhole = (type: PairSubject) => type === 'text' || type === 'meeting'

export interface Pair {
  readonly type: PairSubject
  /** '' for a text or a session. */
  readonly id: string
  readonly field: string
  /** The checklist entry; the Spanish and the English block of a row. */
  readonly inside: readonly string[]
}

export const pairName = (pair: Pair): PairName => [pair.type, ...(pair.id === '' ? [] : [pair.id]), pair.field, ...pair.inside].join('.')
export const itemPair = (id: string, field: 'title' | 'description'): PairName => pairName({ type: 'item', id, field, inside: [] })
export const linePair = (item: string, line: string): PairName => pairName({ type: 'item', id: item, field: 'checklist', inside: [line] })
export const streamPair = (id: string): PairName => pairName({ type: 'stream', id, field: 'name', inside: [] })
export const TEXT_TITLE: PairName = 'text.title'
export const rowPair = (es: string, en: string): PairName => pairName({ type: 'text', id: '', field: 'body', inside: [es, en] })
export const meetingPair = (field: 'title' | 'place' | 'minutes'): PairName => pairName({ type: 'meeting', id: '', field, inside: [] })
export const sectionPair = (id: string): PairName => pairName({ type: 'section', id, field: 'title', inside: [] })
export const pointPair = (id: string, field: 'title' | 'reason' | 'note'): PairName => pairName({ type: 'point', id, field, inside: [] })
export const decisionPair = (id: string): PairName => pairName({ type: 'decision', id, field: 'text', inside: [] })

/** Null if invalid. */
export const parsePair = (name: string): Pair | null => {
  const [first = '', ...rest] = name.split('.')
  const type = own(FIELDS, first) ? TYPES.find((one) => one === first) : undefined
  if (!type) return null
  const id = isWhole(type) ? '' : (rest.shift() ?? '')
  const [field = '', ...inside] = rest
  const ids = own(FIELDS[type], field) ? FIELDS[type][field] : undefined
  return ids === inside.length && inside.every(isName) && (isWhole(type) || isName(id)) ? { type, id, field, inside } : null
}
const TYPES: readonly PairSubject[] = ['item', 'stream', 'text', 'meeting', 'section', 'point', 'decision']
const own = (table: object, key: string) => Object.hasOwn(table, key)
