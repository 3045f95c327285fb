// What is compared with what, in the address: a colleague who opens the link sees the same. Foreign addresses are read totally.
import { formatMark, type Mark, parseMark } from '../../shared/history/marks.ts'

export interface Comparing {
  /** Null: nothing is compared. */
  readonly from: Mark | null
  readonly to: Mark
  /** Hide what did not change. */
  readonly onlyChanged: boolean
}
export const NOW: Mark = { type: 'now' }
export const NOT_COMPARING: Comparing = { from: null, to: NOW, onlyChanged: false }

/** Parameter by parameter; null takes it out of the address. */
export type ComparingQuery = Readonly<Record<'since' | 'until' | 'only', string | null>>

export const encodeComparing = ({ from, to, onlyChanged }: Comparing): ComparingQuery => ({
  since: from ? formatMark(from) : null,
  until: from && to.type !== 'now' ? formatMark(to) : null,
  only: from && onlyChanged ? 'changed' : null,
})

export const decodeComparing = (param: (name: keyof ComparingQuery) => unknown): Comparing => {
  const from = markOfGroup(param('since'))
  return from ? { from, to: markOfGroup(param('until')) ?? NOW, onlyChanged: param('only') === 'changed' } : NOT_COMPARING
}
/** A position in one log cannot be compared with positions in others. */
const markOfGroup = (text: unknown): Mark | null => {
  const mark = parseMark(text)
  return mark?.type === 'seq' ? null : mark
}

/** The same address, with what is being compared: for ways to other screens of the group. */
export const withComparing = (href: string, comparing: Comparing): string => {
  const [path = '', query = ''] = href.split('?')
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(encodeComparing(comparing))) if (value !== null) params.set(name, value)
  // Colons may stand in a query as they are, and one reads them better.
  const text = params.toString().replaceAll('%3A', ':')
  return text === '' ? path : `${path}?${text}`
}
