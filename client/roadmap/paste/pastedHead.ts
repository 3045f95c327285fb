// Whether a pasted table has headings, and where it leads by them. Pure.

import type { Language } from '../../../shared/bilingual.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { tableHead } from '../../exchange/tableHead.ts'
import { fieldRow } from '../../live/ownFields.ts'

/**
 * `steps`: its lines say which items they are about. Fields: its first line names them, and its values belong to the rows in which it is pasted. Null:
 * it has no headings.
 */
export const pastedHead = (lines: readonly (readonly string[])[], language: Language): 'steps' | readonly (FieldKey | null)[] | null => {
  const head = tableHead(lines, language)
  if (!head || lines.length <= head.row + 1) return null
  const named = head.headings.map((heading) => heading?.columns[0]?.field ?? null)
  const found = named.filter((field) => field !== null)
  const isWhole = head.headings.every((heading, at) => heading?.weight === 3 || (heading === null && head.heads[at] === ''))
  if (found.some((field) => field === 'title' || field === 'number')) return found.length > 1 || isWhole ? 'steps' : null
  const isOnce = new Set(found).size === found.length
  return head.row === 0 && isWhole && isOnce ? named.map((field) => (field && fieldRow(field).inTable ? field : null)) : null
}
