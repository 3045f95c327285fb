// Whatever people do to a text.
import type * as Y from 'yjs'
import { archivePage, initPage, pageBody, pageTitleText, restorePage, setPageKind } from '../../../shared/page/write.ts'
import type { Dice } from '../../harness/random.ts'
import { someEditOf } from '../../server/timeTravel/richTextEdits.ts'
import { typeInto } from './planEdits.ts'

export const somePageEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    if (doc.getMap('meta').size === 0 && dice.chance(0.7)) {
      initPage(doc, { kind: 'strategy', title: { es: 'Introducción' } })
      return
    }
    dice.pick<() => void>([
      () => typeInto(dice, pageTitleText(doc, 'es')),
      () => typeInto(dice, pageTitleText(doc, 'en')),
      () => someEditOf(dice, pageBody(doc, 'es')),
      () => someEditOf(dice, pageBody(doc, 'es')),
      () => someEditOf(dice, pageBody(doc, 'es')),
      () => someEditOf(dice, pageBody(doc, 'en')),
      () => setPageKind(doc, dice.pick(['strategy', 'text'])),
      () => (doc.getMap('meta').get('archived') === true ? restorePage(doc) : archivePage(doc)),
    ])()
  }
