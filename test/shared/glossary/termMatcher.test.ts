import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTermMatcher } from '../../../shared/glossary/matcher.ts'
import type { Term } from '../../../shared/glossary/model.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { unmatchedTerms } from '../../../shared/glossary/unmatched.ts'
import { addStartingTerms } from '../../../shared/glossary/write.ts'
import { createDice } from '../../harness/random.ts'

const started = (): readonly Term[] => {
  const doc = new Y.Doc()
  addStartingTerms(doc, STARTING_TERMS, createDice(3).bytes)
  return readGlossary(doc).terms
}
const TERMS = started()
const matcher = createTermMatcher(TERMS)
const said = (text: string, language: 'es' | 'en') =>
  matcher.find(text, language).map(({ from, to, avoid }) => `${avoid ? '!' : ''}${text.slice(from, to)}`)

describe('[G3] terms are found in a text', () => {
  test.each([
    ['es', 'Se pidió la Extinción de Dominio de los bienes.', ['Extinción de Dominio']],
    ['es', 'se pidio la extincion de dominio', ['extincion de dominio']],
    ['es', 'Las autoridades centrales de los Estados requirentes', ['autoridades centrales', 'Estados requirentes']],
    ['es', 'delito grave y delitos graves', ['delito grave', 'delitos graves']],
    ['es', 'El lavado\nde activos', ['lavado\nde activos']],
    ['es', 'Hubo lavado. De activos se habló después.', []],
    ['es', 'recuperaciones', []],
    ['es', 'La cadena de custodia, la incautación', ['cadena de custodia', 'incautación']],
    ['es', 'El lavado de dinero y la confiscación', ['!lavado de dinero', '!confiscación']],
    ['en', 'The U.S. Attorney’s Office seized it', ['U.S. Attorney’s Office']],
    ['en', 'Non-conviction-based forfeiture of the proceeds of crime', ['Non-conviction-based forfeiture', 'proceeds of crime']],
    ['en', 'forfeiture, criminal forfeiture', ['forfeiture', 'criminal forfeiture']],
    ['en', 'central authorities and joint investigations', ['central authorities', 'joint investigations']],
    ['en', 'an extinction of domain', ['!extinction of domain']],
    ['en', 'extinción de dominio', []],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(said(text, language)).toEqual(expected)
  })

  test('accents that a keyboard sends apart count as much as those that come whole', () => {
    expect(said('extinción de dominio'.normalize('NFD'), 'es')).toEqual(['extinción de dominio'.normalize('NFD')])
  })

  test('an archived term marks nothing, and a form that another term says is nothing to avoid', () => {
    const [first, second] = TERMS
    if (!first || !second) throw new Error('terms')
    const one = { ...first, term: { es: 'decomiso', en: '' }, avoid: { es: 'comiso', en: '' } }
    const other = { ...second, term: { es: 'comiso', en: '' }, avoid: { es: '', en: '' } }
    expect(createTermMatcher([one, other]).find('comiso', 'es')).toMatchObject([{ terms: [other.id], avoid: false }])
    expect(createTermMatcher([one, { ...other, archived: true }]).find('comiso', 'es')).toMatchObject([{ terms: [one.id], avoid: true }])
  })

  test('in any text matches stand in order, apart from each other, inside the text', () => {
    const words = fc.array(fc.constantFrom('lavado', 'de', 'activos', 'decomiso', '. ', ' ', ';', 'ñ', '😀', '-', "'"), { maxLength: 30 })
    fc.assert(
      fc.property(words, fc.string(), (parts, tail) => {
        const text = parts.join('') + tail
        let end = 0
        for (const { from, to } of matcher.find(text, 'es')) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          end = to
        }
      }),
    )
  })
})

describe('[G4] a term that the paragraph beside does not say', () => {
  const byId = new Map(TERMS.map((term) => [term.id, term]))
  const alone = (es: string, en: string) => {
    const found = unmatchedTerms({ es, en }, matcher, (id) => byId.get(id) ?? null)
    const names = (side: 'es' | 'en') => [...found[side]].map((id) => byId.get(id)?.term[side].split(';')[0])
    return { es: names('es'), en: names('en') }
  }
  test.each([
    ['El decomiso de bienes', 'Confiscation of property', [], []],
    ['El decomiso de bienes', 'Forfeiture of property', [], []],
    ['El decomiso de bienes', 'Seizure of property', ['decomiso'], ['seizure']],
    ['El decomiso y la incautación', 'Seizure', ['decomiso'], []],
    ['El decomiso', '', [], []],
    ['La extinción de dominio', 'The extinction of domain', [], []],
  ])('%s | %s', (es, en, missingEn, missingEs) => {
    expect(alone(es, en)).toEqual({ es: missingEn, en: missingEs })
  })
})
