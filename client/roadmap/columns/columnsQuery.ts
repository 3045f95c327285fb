// The columns in the address: `columns=status,due&pin=1&widths=title.80,due.30`.

import { FIELD_KEYS, type FieldKey, isFieldKey } from '../../../shared/roadmap/fields.ts'
import { ownKeysIn } from '../../../shared/roadmap/ownKeys.ts'
import { fieldKeys, fieldRow } from '../../live/ownFields.ts'
import type { Arrangement } from './arrangement.ts'
import { LEAST, MOST_WIDTH, type Size } from './sizes.ts'

/** The fields that can be columns after number and title, which are always the first two. */
export const columnKeys = (): readonly FieldKey[] => fieldKeys().filter(isColumn)
/** Of an own field, whether or not it is known yet. */
const isColumn = (key: FieldKey): boolean => fieldRow(key).inTable && key !== 'number' && key !== 'title'
export const USUAL_COLUMNS: readonly FieldKey[] = ['status', 'lead', 'due', 'progress']
export const USUAL_ARRANGEMENT: Arrangement = { columns: USUAL_COLUMNS, pinned: 0, sizes: {} }

type Parameter = 'columns' | 'pin' | 'widths'
const NONE = '~'
const SEPARATOR = ','

export const encodeColumns = ({ columns, pinned, sizes }: Arrangement): Readonly<Record<Parameter, string | null>> => ({
  columns: columns.join() === USUAL_COLUMNS.join() ? null : columns.join(SEPARATOR) || NONE,
  pin: pinned === 0 ? null : String(pinned),
  widths:
    [...FIELD_KEYS, ...ownKeysIn(sizes)].flatMap((key) => (sizes[key] === undefined ? [] : [`${key}.${sizes[key]}`])).join(SEPARATOR) ||
    null,
})

/** Never fails: unknown parts are ignored and returned in a list. */
export const decodeColumns = (
  read: (parameter: Parameter) => string | null,
  leftOut: (parameter: Parameter, text: string) => void,
): Arrangement => {
  const parts = (parameter: Parameter) => [...new Set((read(parameter) ?? '').split(SEPARATOR).filter(Boolean))]
  const column = (text: string) =>
    (isFieldKey(text) && isColumn(text) ? text : null) ?? (text === NONE ? null : leftOut('columns', text)) ?? []
  const columns = read('columns') === null ? USUAL_COLUMNS : parts('columns').flatMap(column)
  const sizes: Partial<Record<FieldKey, Size>> = {}
  for (const part of parts('widths')) {
    const [name = '', written = ''] = part.split('.')
    const size = whole(written)
    if (isFieldKey(name) && fieldRow(name).inTable && size !== null && size >= LEAST && size <= MOST_WIDTH) sizes[name] = size
    else leftOut('widths', part)
  }
  const pin = read('pin') ?? ''
  const pinned = whole(pin)
  if (pin !== '' && pinned === null) leftOut('pin', pin)
  return { columns, pinned: Math.min(pinned ?? 0, columns.length), sizes }
}

const whole = (text: string): number | null => (/^\d{1,3}$/.test(text) ? Number(text) : null)
