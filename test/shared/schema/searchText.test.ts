import { expect, test } from 'vitest'
import { searchText } from '../../../shared/schema/searchText.ts'

interface Entry {
  readonly title: { readonly es: string; readonly en: string }
  readonly note: { readonly es: string; readonly en: string }
  readonly source: string
  readonly order: string
}
const entry: Entry = { title: { es: 'Plazo\nfinal', en: '' }, note: { es: '', en: 'A note' }, source: 'Acta 3', order: 'a0' }

test('the title of a hit is its first line, also where there is none; the rest follows, and nothing stands for what is empty', () => {
  expect(searchText<Entry>({ searched: ['title', 'note', 'source'] }, entry)).toEqual({ es: 'Plazo final\nActa 3', en: '\nA note\nActa 3' })
  expect(searchText<Entry>({ searched: ['title'] }, entry)).toEqual(entry.title)
  expect(searchText<Entry>({}, entry)).toEqual({ es: '', en: '' })
})
