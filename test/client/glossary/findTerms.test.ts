import { describe, expect, test } from 'vitest'
import { findTerms, readTermSearch } from '../../../client/glossary/findTerms.ts'
import type { Term } from '../../../shared/glossary/model.ts'
import { parseTermId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const term = (id: string, es: string, en: string, more: Partial<Term> = {}): Term => ({
  id: must(parseTermId(id), 'a term'),
  term: { es, en },
  note: { es: '', en: '' },
  avoid: { es: '', en: '' },
  source: '',
  archived: false,
  ...more,
})
const TERMS = [
  term('1', 'extinción de dominio', 'civil asset forfeiture'),
  term('2', 'ñandú', 'rhea', { source: 'UNTOC, art. 2' }),
  term('3', 'Ámbito', '', { avoid: { es: 'ámbito de aplicación', en: '' } }),
  term('4', '', 'trust'),
  term('5', 'comiso', 'confiscation', { archived: true }),
]
const found = (
  words: string,
  { state = '', language = 'es', open = null }: { state?: string; language?: 'es' | 'en'; open?: string | null } = {},
) => findTerms(TERMS, readTermSearch(words, state), { language, open }).map(({ id }) => id)

describe('[G1] a reader of the glossary', () => {
  test('finds terms by words of either language, notes and sources, whatever their accents and capitals', () => {
    expect(found('EXTINCION')).toEqual(['1'])
    expect(found('forfeiture dominio')).toEqual(['1'])
    expect(found('untoc')).toEqual(['2'])
    expect(found('aplicacion')).toEqual(['3'])
    expect(found('comiso')).toEqual([])
    expect(found('comiso', { state: 'archived' })).toEqual(['5'])
    expect(found('nothing of the kind')).toEqual([])
  })

  test('reads them in the order of their own language, what has no wording in either last', () => {
    expect(found('')).toEqual(['3', '1', '2', '4'])
    expect(found('', { language: 'en' })).toEqual(['3', '1', '2', '4'])
  })

  test('keeps the term that is open, whatever is asked for', () => {
    expect(found('untoc', { open: '1' })).toEqual(['1', '2'])
    expect(found('', { open: '5' })).toContain('5')
  })

  test.each([
    [['a'], 'x'],
    [undefined, null],
    [7, 7],
  ])('an address that is nonsense asks for nothing: %j', (words, state) => {
    expect(readTermSearch(words, state)).toEqual({ words: '', archived: false })
  })
})
