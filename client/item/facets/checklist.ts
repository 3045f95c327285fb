// Lines that are done one by one. They have a place of their own in the panel, and none in a cell.
import { type Facet, type KeyOf, USUAL } from './facet.ts'
import { asWritten } from './texts.ts'

export const checklist: Facet<KeyOf<'checklist'>> = {
  ...USUAL,
  sort: (item, field) => item[field].length || null,
  where: (field) => ({
    ...asWritten,
    ops: ['filled', 'empty', 'open', 'complete'],
    isFilled: (item) => item[field].length > 0,
    tests: {
      open: (item) => item[field].some(({ done }) => !done),
      complete: (item) => item[field].length > 0 && item[field].every(({ done }) => done),
    },
  }),
  text: () => '',
}
