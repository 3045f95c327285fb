// The glossary in files: out, and in again unchanged.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readDelimited } from '../../../../client/exchange/delimited.ts'
import { xmlText } from '../../../../client/exchange/xmlText.ts'
import { glossaryPlan, termChanges } from '../../../../client/glossary/files/glossaryPlan.ts'
import { tbxLines, termsTbx } from '../../../../client/glossary/files/tbx.ts'
import { NO_WORDS, termLines, termsCsv } from '../../../../client/glossary/files/termTable.ts'
import { importTerms } from '../../../../shared/glossary/importTerms.ts'
import type { Term } from '../../../../shared/glossary/model.ts'
import { readTerms } from '../../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../../shared/glossary/startingTerms.ts'
import type { TermSide } from '../../../../shared/glossary/twins.ts'
import { addStartingTerms } from '../../../../shared/glossary/write.ts'
import { LOCAL } from '../../../../shared/origins.ts'
import { createDice } from '../../../harness/random.ts'
import { seedOf } from '../../../harness/seeds.ts'

const glossary = (words: readonly TermSide[]) => {
  const doc = new Y.Doc()
  addStartingTerms(doc, words, createDice(5).bytes)
  return doc
}
const fromCsv = (terms: readonly Term[], reader: 'es' | 'en') =>
  termLines(readDelimited(new TextEncoder().encode(termsCsv(terms, reader))).rows) ?? []
const stays = (lines: readonly TermSide[], terms: readonly Term[]) => glossaryPlan(lines, terms).every(({ what }) => what === 'stays')

const word = fc.stringMatching(/^[a-zñé&<"=;,| -]{0,10}$/)
const pair = fc.record({ es: word, en: word })
const anyTerm = fc
  .record({
    term: fc.record({ es: fc.stringMatching(/^[a-zñ<&=]{1,8}(; [a-z]{1,5})?$/), en: word }),
    note: pair,
    avoid: pair,
    source: word,
  })
  .map((words): TermSide => words)

describe('[X7] the glossary in a file', () => {
  test('goes out as CSV and TBX and in again without a change', () => {
    const terms = readTerms(glossary(STARTING_TERMS))
    expect(stays(fromCsv(terms, 'es'), terms)).toBe(true)
    expect(stays(fromCsv(terms, 'en'), terms)).toBe(true)
    expect(fromCsv(terms, 'es').length).toBe(STARTING_TERMS.length)
    const tbx = tbxLines(termsTbx(terms, 'Grupo & <group>')) ?? []
    expect(tbx.length).toBe(STARTING_TERMS.length)
    expect(glossaryPlan(tbx, terms).filter(({ what }) => what !== 'stays')).toEqual([])
    fc.assert(
      fc.property(fc.uniqueArray(anyTerm, { maxLength: 5, selector: ({ term }) => term.es }), (words) => {
        const all = readTerms(glossary(words))
        expect(stays(fromCsv(all, 'es'), all)).toBe(true)
        expect(all.length === 0 || stays(tbxLines(termsTbx(all, 'g')) ?? [NO_WORDS], all)).toBe(true)
      }),
      { seed: seedOf(21), numRuns: 60 },
    )
  })

  test('a line is about the term that says the same; what it leaves empty stays, and what may be two is refused', () => {
    const doc = glossary([
      { ...NO_WORDS, term: { es: 'decomiso; comiso', en: 'confiscation' }, source: 'UNTOC' },
      { ...NO_WORDS, term: { es: 'embargo', en: 'freezing' } },
      { ...NO_WORDS, term: { es: 'embargo', en: 'attachment' } },
    ])
    const plan = glossaryPlan(
      termLines([
        ['Español', 'English', 'Nota', 'Fuente'],
        ['decomiso;comiso', 'forfeiture', '', ''],
        ['embargo', '', '', ''],
        ['Nuevo', 'New', 'Una nota', 'Ley 1'],
      ]) ?? [],
      readTerms(doc),
    )
    expect(plan.map(({ what }) => what)).toEqual(['changes', 'refused', 'creates'])
    const [first] = plan
    const edits = first?.term ? termChanges(first.term, first.words).map((change) => ({ id: first.term?.id ?? first.term, ...change })) : []
    expect(edits).toMatchObject([{ field: 'term', side: 'en', to: 'forfeiture' }])
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]) })
    const before = readTerms(doc)
    importTerms(
      doc,
      { added: plan.flatMap(({ what, words }) => (what === 'creates' ? [words] : [])), edits: edits as never },
      createDice(9).bytes,
    )
    const living = () => readTerms(doc).filter(({ archived }) => !archived)
    expect(
      living()
        .map(({ term }) => term.en)
        .sort(),
    ).toEqual(['New', 'attachment', 'forfeiture', 'freezing'])
    undo.undo()
    expect(living()).toEqual(before)
  })

  test('is read in the edition of 2008; entities, broken XML and tables without terms are not', () => {
    const old =
      '<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd"><martif type="TBX-Basic"><text><body><termEntry id="1"><langSet xml:lang="es-CO"><tig><term>decomiso</term></tig></langSet><langSet xml:lang="en-US"><tig><term>forfeiture</term></tig></langSet></termEntry></body></text></martif>'
    expect(tbxLines(old)).toEqual([{ ...NO_WORDS, term: { es: 'decomiso', en: 'forfeiture' } }])
    // As programs of Windows write it.
    const wide = new Uint8Array(Buffer.from(`\ufeff${old.replace('?>', ' encoding="UTF-16"?>')}`, 'utf16le'))
    expect(tbxLines(xmlText(wide))).toEqual(tbxLines(old))
    expect(tbxLines('<!DOCTYPE a [<!ENTITY x "y">]><tbx/>')).toBe(null)
    expect(tbxLines('<html><body/></html>')).toBe(null)
    expect(
      termLines([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe(null)
  })
})
