// What people write: a text with formats and lists, and items of a plan.
import type * as Y from 'yjs'
import { PROGRESS, STATUSES } from '../../shared/roadmap/model.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { titleText } from '../../shared/roadmap/texts.ts'
import { addItem, archiveItem, restoreItem, setField } from '../../shared/roadmap/write.ts'
import type { Dice } from '../harness/random.ts'
import { somePageEdit } from '../shared/history/pageEdits.ts'
import { typeInto } from '../shared/history/planEdits.ts'

const MOST_ITEMS = 40

export const someEdit = (dice: Dice, document: string): ((doc: Y.Doc) => void) =>
  document.startsWith('page:') ? somePageEdit(dice) : somePlanEdit(dice)

const somePlanEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    const { items } = readRoadMap(doc)
    if (items.length < 3 || (items.length < MOST_ITEMS && dice.chance(0.05))) {
      addItem(doc, { title: { es: `Acción ${items.length}` } }, dice.bytes)
      return
    }
    const { id, archived } = dice.pick(items)
    dice.pick<() => unknown>([
      () => setField(doc, id, 'due', dice.pick(['2026-01-15', '2026-03-01', null])),
      () => setField(doc, id, 'status', dice.pick(STATUSES)),
      () => setField(doc, id, 'progress', dice.pick(PROGRESS)),
      () => typeInto(dice, titleText(doc, id, 'es')),
      () => typeInto(dice, titleText(doc, id, 'en')),
      () => (archived ? restoreItem(doc, id) : dice.chance(0.3) && archiveItem(doc, id)),
    ])()
  }
