// Whatever people do to a glossary.
import type * as Y from 'yjs'
import { TERM_PAIRS } from '../../../shared/glossary/layout.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { addStartingTerms, addTerm, archiveTerm, restoreTerm, termSource, termText } from '../../../shared/glossary/write.ts'
import type { Dice } from '../../harness/random.ts'
import { typeInto } from './planEdits.ts'

export const someGlossaryEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    const { terms } = readGlossary(doc)
    if (terms.length === 0 || dice.chance(0.1)) {
      if (dice.chance(0.5)) addTerm(doc, { term: { es: 'decomiso' } }, dice.bytes)
      else addStartingTerms(doc, STARTING_TERMS.slice(0, 2), dice.bytes)
      return
    }
    const { id, archived } = dice.pick(terms)
    dice.pick<() => unknown>([
      () => typeInto(dice, termText(doc, id, dice.pick(TERM_PAIRS), dice.pick(['es', 'en']))),
      () => typeInto(dice, termSource(doc, id)),
      () => (archived ? restoreTerm(doc, id) : archiveTerm(doc, id)),
    ])()
  }
