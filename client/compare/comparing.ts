// The compared moments as URL parameters, so that a link shows everybody the same. Invalid parameters are ignored, never an error.
import type { Moment } from '../../shared/history/comparison.ts'
import { formatMark, type Mark, parseMark } from '../../shared/history/marks.ts'

export interface ComparingView {
  /** Null while nothing is compared. */
  readonly from: Mark | null
  readonly to: Mark
  /** Hide what did not change. */
  readonly onlyChanged: boolean
}
export const NOW: Mark = { type: 'now' }
export const NOT_COMPARING: ComparingView = { from: null, to: NOW, onlyChanged: false }

/** Parameter by parameter; null removes it from the URL. */
export type ComparingQuery = Readonly<Record<'since' | 'until' | 'only', string | null>>

export const encodeComparing = ({ from, to, onlyChanged }: ComparingView): ComparingQuery => ({
  since: from ? formatMark(from) : null,
  until: from && to.type !== 'now' ? formatMark(to) : null,
  only: from && onlyChanged ? 'changed' : null,
})

export const decodeComparing = (param: (name: keyof ComparingQuery) => unknown): ComparingView => {
  const from = markOfGroup(param('since'))
  return from ? { from, to: markOfGroup(param('until')) ?? NOW, onlyChanged: param('only') === 'changed' } : NOT_COMPARING
}
/** A seq of one log cannot be compared with seqs of other logs. */
const markOfGroup = (text: unknown): Mark | null => {
  const mark = parseMark(text)
  return mark?.type === 'seq' ? null : mark
}

/** For links and files that are passed on: the last visit is another one for each reader, so it is replaced by its time. */
export const forEverybody = (comparing: ComparingView, resolved: Readonly<Record<'from' | 'to', Pick<Moment, 'at'>>>): ComparingView => ({
  ...comparing,
  from: comparing.from && dated(comparing.from, resolved.from),
  to: dated(comparing.to, resolved.to),
})
/** Without an earlier visit everything is new. */
const dated = (mark: Mark, { at }: Pick<Moment, 'at'>): Mark =>
  mark.type !== 'visit' ? mark : at === null ? { type: 'start' } : { type: 'at', at }

/** The same URL with the comparison added: for links to other screens of the group. */
export const withComparing = (href: string, comparing: ComparingView): string => {
  const [path = '', query = ''] = href.split('?')
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(encodeComparing(comparing))) if (value !== null) params.set(name, value)
  // A colon is allowed unescaped in a query and is easier to read.
  const text = params.toString().replaceAll('%3A', ':')
  return text === '' ? path : `${path}?${text}`
}
