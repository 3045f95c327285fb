// How wide each column of the table stands. Fixed widths: what scrolls by must not move what stands.
import type { FieldKey } from '../../shared/roadmap/fields.ts'

const WIDTHS: Readonly<Partial<Record<FieldKey, string>>> = {
  number: '5.25rem',
  title: 'minmax(12rem, 1fr)',
  kind: '8rem',
  stream: '12rem',
  status: '6.75rem',
  progress: '5.25rem',
  stage: '8.5rem',
  priority: '7rem',
  lead: '5rem',
  coDelegations: '9rem',
  agencies: '11rem',
  people: '12rem',
  start: '7.5rem',
  due: '9rem',
  originalDue: '7.5rem',
  dependsOn: '8rem',
  parent: '7rem',
  labels: '12rem',
  recurs: '9rem',
}
/** Beside the number stands what became of the item, and a progress says in words what it was. */
const MARKED_WIDTHS: Readonly<Partial<Record<FieldKey, string>>> = { number: '6.75rem', progress: '6.5rem' }
/** There is a box in front of the number. */
const SELECTING_WIDTHS = { usual: '6.5rem', marked: '8rem' }
const USUAL_WIDTH = '9rem'

/** The value of `grid-template-columns`. */
export const columnWidths = (columns: readonly FieldKey[], { marked, selects }: { marked: boolean; selects: boolean }): string =>
  columns
    .map((column) => {
      if (column === 'number' && selects) return SELECTING_WIDTHS[marked ? 'marked' : 'usual']
      return (marked && MARKED_WIDTHS[column]) || (WIDTHS[column] ?? USUAL_WIDTH)
    })
    .join(' ')
