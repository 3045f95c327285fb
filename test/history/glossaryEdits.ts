// Whatever people do to a glossary.
import type * as Y from 'yjs'
import { TERM_PAIRS } from '../../shared/glossary/layout.ts'
import { readGlossary } from '../../shared/glossary/read.ts'
import { addTerm, addTerms, archiveTerm, restoreTerm, termSource, termText } from '../../shared/glossary/write.ts'
import type { Dice } from '../harness/random.ts'
import { typeInto } from './planEdits.ts'

export const someGlossaryEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    const { terms } = readGlossary(doc)
    if (terms.length === 0 || dice.chance(0.1)) {
      if (dice.chance(0.5)) addTerm(doc, { term: { es: 'decomiso' } }, dice.bytes)
      else addTerms(doc, [{ term: { es: 'embargo', en: 'freezing' }, source: 'UNTOC' }, {}], dice.bytes)
      return
    }
    const { id, archived } = dice.pick(terms)
    dice.pick<() => unknown>([
      () => typeInto(dice, termText(doc, id, dice.pick(TERM_PAIRS), dice.pick(['es', 'en']))),
      () => typeInto(dice, termSource(doc, id)),
      () => (archived ? restoreTerm(doc, id) : archiveTerm(doc, id)),
    ])()
  }
