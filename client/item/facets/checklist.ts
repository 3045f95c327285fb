// Lines that are done one by one. They have a place of their own in the panel, and none in a cell.
import { asSaid, type Facet, type KeyOf, saysNothing } from './facet.ts'
import { asWritten } from './texts.ts'

export const checklist: Facet<KeyOf<'checklist'>> = {
  isEmpty: saysNothing,
  sort: (item, field) => item[field].length || null,
  group: null,
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
  read: null,
  choices: null,
  csv: asSaid,
}
