// The headings of a text, and how long it is.
import { expect, test } from 'vitest'
import { textOutline } from '../../../client/pages/outline/outlineOf.ts'
import { lengthOf } from '../../../shared/editor/textLength.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'

const block = (id: string, kind: string, text: string) => ({ id, kind, text })

test('[B15] the outline has the headings of both languages in one order, each in the reader’s language where it has it', () => {
  const rows = textRows(
    [
      block('a', 'heading', 'Objeto'),
      block('b', 'paragraph', 'Uno.'),
      block('c', 'heading', 'Solo en español'),
      block('d', 'heading', ' '),
    ],
    [block('a', 'heading', 'Purpose'), block('b', 'paragraph', 'One.'), block('d', 'heading', '')],
    new Map(),
  )
  expect(textOutline(rows, 'en')).toEqual([
    { row: 0, language: 'en', words: 'Purpose' },
    { row: 2, language: 'es', words: 'Solo en español' },
  ])
})

test('[B15] words and characters are counted as people count them, in both languages', () => {
  expect(lengthOf('La extinción de dominio: 1.250 casos, 3,5 %.')).toEqual({ words: 7, characters: 44 })
  expect(lengthOf('the group’s follow-up, etc.')).toEqual({ words: 4, characters: 27 })
  expect(lengthOf('acción\nfin')).toEqual({ words: 2, characters: 9 })
  expect(lengthOf('')).toEqual({ words: 0, characters: 0 })
})
