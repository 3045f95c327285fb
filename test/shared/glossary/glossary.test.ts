import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { projectGlossary } from '../../../server/background/projectGlossary.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { schemaOf } from '../../../shared/documents.ts'
import { formsOf } from '../../../shared/glossary/model.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { addStartingTerms, addTerm, archiveTerm, restoreTerm, termSource, termText } from '../../../shared/glossary/write.ts'
import { glossaryId, parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(7).bytes
const DOCUMENT = glossaryId(must(parseGroupId('tco'), 'a group'))

describe('[G1] a glossary', () => {
  test('is written field by field by several people, letter by letter', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    const id = addTerm(one, { term: { es: 'decomiso', en: 'forfeiture' } }, random)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    termText(one, id, 'term', 'en')?.insert(0, 'confiscation; ')
    termText(other, id, 'term', 'en')?.insert(10, ' of property')
    termSource(other, id)?.insert(0, 'UNTOC, art. 2 (g)')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(readGlossary(one).terms).toEqual([
      {
        id,
        term: { es: 'decomiso', en: 'confiscation; forfeiture of property' },
        note: { es: '', en: '' },
        avoid: { es: '', en: '' },
        source: 'UNTOC, art. 2 (g)',
        archived: false,
      },
    ])
  })

  test('gives its terms to search, without those that are archived', () => {
    const doc = new Y.Doc()
    const kept = addTerm(doc, { term: { es: 'decomiso', en: 'confiscation' }, note: { es: 'Definitivo' }, source: 'UNTOC' }, random)
    const gone = addTerm(doc, { term: { es: 'comiso' } }, random)
    archiveTerm(doc, gone)
    expect([...projectGlossary(doc).texts]).toEqual([[`term:${kept}`, { es: 'decomiso\nDefinitivo\nUNTOC', en: 'confiscation\nUNTOC' }]])
    restoreTerm(doc, gone)
    expect(projectGlossary(doc).texts.size).toBe(2)
  })

  test('is begun with many terms in one step, which one undo takes back', () => {
    const doc = new Y.Doc()
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]) })
    addStartingTerms(doc, STARTING_TERMS, random)
    undo.undo()
    expect(readGlossary(doc).terms.every(({ archived }) => archived)).toBe(true)
    undo.redo()
    expect(readGlossary(doc).terms.every(({ archived }) => !archived)).toBe(true)
  })

  test('[G6] is begun by two people at once, and has each term once; what either of them changes stays', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    const both = () => {
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
      expect(readGlossary(one)).toEqual(readGlossary(other))
      return readGlossary(one).terms
    }
    const said = () => readGlossary(one).terms.map(({ term }) => term.es)
    const undo = new Y.UndoManager(one, { trackedOrigins: new Set([LOCAL]) })
    const [mine] = addStartingTerms(one, STARTING_TERMS, random)
    const [theirs] = addStartingTerms(other, STARTING_TERMS, random)
    expect(both().length).toBe(STARTING_TERMS.length)
    expect(new Set(said()).size).toBe(STARTING_TERMS.length)

    // Undone by one of them, the other's are there.
    undo.undo()
    expect(both().filter(({ archived }) => !archived).length).toBe(STARTING_TERMS.length)
    undo.redo()

    // What is written in one is no twin any more, and takes no other's place.
    const shown = must(both()[3], 'a term').id
    termText(one, shown, 'note', 'es')?.insert(0, 'Véase el acta. ')
    expect(both().find(({ id }) => id === shown)?.note.es).toMatch(/^Véase el acta/)
    expect(readGlossary(one).terms.length).toBe(STARTING_TERMS.length)

    // Archived, it does not come back as the other one.
    archiveTerm(one, shown)
    expect(both().filter(({ archived }) => !archived).length).toBe(STARTING_TERMS.length - 1)

    // Changed by each where the other could not see it, both are somebody's work.
    for (const [doc, id] of [
      [one, mine],
      [other, theirs],
    ] as const)
      termText(doc, must(id, 'a term'), 'term', 'en')?.insert(0, `${doc.clientID}; `)
    expect(both().length).toBe(STARTING_TERMS.length + 1)
  })

  test('[I10] is read whatever stands in it, and under whatever type', () => {
    expect(readGlossary(new Y.Doc())).toEqual({ terms: [] })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', '__proto__', 'two words'), fc.jsonValue()), fc.jsonValue(), (entries, archived) => {
        const doc = new Y.Doc()
        const terms = doc.getMap('terms')
        for (const [key, value] of Object.entries(entries)) terms.set(key, value)
        const term = new Y.Map<unknown>([
          ['term.es', new Y.Map()],
          ['note.en', 7],
          ['archived', archived],
        ])
        terms.set('b', term)
        expect(readGlossary(doc).terms).toEqual([
          {
            id: 'b',
            term: { es: '', en: '' },
            note: { es: '', en: '' },
            avoid: { es: '', en: '' },
            source: '',
            archived: archived === true,
          },
        ])
      }),
    )
  })
})

describe('[M3] the schema of a glossary', () => {
  const judging = () => {
    const validation = createValidationDocument([])
    const context = {
      document: validation,
      validator: createSchemaValidator(validation, schemaOf(DOCUMENT)),
      owners: new Map(),
      limits: LIMITS,
    }
    const doc = new Y.Doc()
    const verdicts: string[] = []
    doc.on('update', (update: Uint8Array) => {
      const verdict = validateUpdate(update, must(parseAccountId('ana'), 'account'), context)
      verdicts.push(verdict.type)
      if (verdict.type === 'accepted') validation.apply(verdict.update)
    })
    return { doc, verdicts }
  }

  test('let in what our own writes produce', () => {
    const { doc, verdicts } = judging()
    const id = addTerm(doc, { term: { es: 'decomiso' }, source: 'UNTOC' }, random)
    addStartingTerms(doc, STARTING_TERMS, random)
    termText(doc, id, 'avoid', 'es')?.insert(0, 'confiscación')
    archiveTerm(doc, id)
    restoreTerm(doc, id)
    expect(new Set(verdicts)).toEqual(new Set(['accepted']))
  })

  test.each([
    ['a term that is taken away', (doc: Y.Doc, id: string) => doc.getMap('terms').delete(id)],
    ['a term that is put in place of another', (doc: Y.Doc, id: string) => doc.getMap('terms').set(id, new Y.Map())],
    ['a field that nobody knows', (doc: Y.Doc) => doc.getMap('terms').set('x', new Y.Map([['script', new Y.Text()]]))],
    ['formats in a term', (doc: Y.Doc, id: string) => termTextOf(doc, id)?.format(0, 2, { bold: true })],
  ])('refuse %s', (_what, write) => {
    const { doc, verdicts } = judging()
    const id = addTerm(doc, { term: { es: 'decomiso' } }, random)
    verdicts.length = 0
    write(doc, id)
    expect(verdicts).toEqual(['refused'])
  })
})
const termTextOf = (doc: Y.Doc, id: string) => {
  const [term] = readGlossary(doc).terms.filter((one) => one.id === id)
  return term ? termText(doc, term.id, 'term', 'es') : null
}

describe('[G2] the glossary to start with', () => {
  test('has both languages of every term, and names no form twice', () => {
    expect(STARTING_TERMS.length).toBeGreaterThanOrEqual(40)
    for (const side of ['es', 'en'] as const) {
      const forms = STARTING_TERMS.flatMap(({ term }) => formsOf(term?.[side] ?? ''))
      expect(STARTING_TERMS.every(({ term }) => formsOf(term?.[side] ?? '').length > 0)).toBe(true)
      expect(forms.length).toBe(new Set(forms).size)
    }
  })

  test('never avoids in one term what another one says', () => {
    for (const side of ['es', 'en'] as const) {
      const said = new Set(STARTING_TERMS.flatMap(({ term }) => formsOf(term?.[side] ?? '')))
      const avoided = STARTING_TERMS.flatMap(({ avoid }) => formsOf(avoid?.[side] ?? ''))
      expect(avoided.filter((form) => said.has(form))).toEqual([])
    }
  })
})
