// Whatever people do to a plan, by our own writes; some of it by nobody's.
import * as Y from 'yjs'
import { parseAgencyId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addChecklistEntry, moveChecklistEntry, removeChecklistEntry, setChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { addDependency, removeDependency } from '../../../shared/roadmap/dependencies.ts'
import { PROGRESS, STATUSES } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream, moveStream, restoreStream } from '../../../shared/roadmap/streams.ts'
import { descriptionFragment, streamName, titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, moveItem, removeFromSet, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import type { Dice } from '../../harness/random.ts'
import { someEditOf } from '../../server/timeTravel/richTextEdits.ts'

const DAYS = ['2026-01-15', '2026-03-01', '2026-09-30', null] as const
const DELEGATIONS = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), 'a delegation'))
const AGENCIES = ['fgn', 'fgr'].map((id) => must(parseAgencyId(id), 'an agency'))

export const somePlanEdit =
  (dice: Dice) =>
  (doc: Y.Doc): void => {
    const plan = readRoadMap(doc)
    const random = dice.bytes
    if (plan.items.length < 3 || dice.chance(0.1)) {
      const title = dice.chance(0.8) ? { es: `Acción ${plan.items.length}`, en: dice.chance(0.5) ? 'Item' : '' } : {}
      addItem(doc, { title, due: dice.pick(DAYS), lead: dice.pick(DELEGATIONS), labels: ['Lavado'] }, random)
      return
    }
    if (plan.streams.length === 0 || dice.chance(0.03)) {
      addStream(doc, { es: 'Línea', en: 'Stream' }, random)
      return
    }
    const item = dice.pick(plan.items)
    const other = dice.pick(plan.items)
    const stream = dice.pick(plan.streams)
    const { id } = item
    const entry = item.checklist.length > 0 ? dice.pick(item.checklist) : null
    dice.pick<() => unknown>([
      () => setField(doc, id, 'due', dice.pick(DAYS)),
      () => setField(doc, id, 'due', dice.pick(DAYS)),
      () => setField(doc, id, 'status', dice.pick(STATUSES)),
      () => setField(doc, id, 'progress', dice.pick(PROGRESS)),
      () => setField(doc, id, 'lead', dice.pick(DELEGATIONS)),
      () => setField(doc, id, 'stream', stream.id),
      () => setField(doc, id, 'parent', dice.chance(0.3) ? null : other.id),
      () => setField(doc, id, 'recurs', { every: 'everyMonths', months: 1 + dice.below(3) }),
      () => addToSet(doc, id, 'coDelegations', dice.pick(DELEGATIONS)),
      () => removeFromSet(doc, id, 'coDelegations', dice.pick(DELEGATIONS)),
      () => addToSet(doc, id, 'agencies', dice.pick(AGENCIES)),
      () => addToSet(doc, id, 'labels', dice.pick(['Lavado', 'Extradición', 'constructor'])),
      () => removeFromSet(doc, id, 'labels', 'Lavado'),
      () => addDependency(doc, id, { item: other.id, type: 'FS', lag: dice.below(9) }),
      () => removeDependency(doc, id, other.id),
      () => addChecklistEntry(doc, id, { text: { es: 'Paso', en: 'Step' } }, random),
      () => entry && setChecklistEntry(doc, id, entry.id, { done: !entry.done }),
      () => entry && moveChecklistEntry(doc, id, entry.id, { after: dice.pick(item.checklist).id }, random),
      () => entry && removeChecklistEntry(doc, id, entry.id),
      () => (item.archived ? restoreItem(doc, id) : dice.chance(0.4) && archiveItem(doc, id)),
      () => moveItem(doc, id, { after: other.id }, random),
      () => (stream.archived ? restoreStream(doc, stream.id) : dice.chance(0.3) && archiveStream(doc, stream.id)),
      () => moveStream(doc, stream.id, { after: dice.pick(plan.streams).id }, random),
      () => typeInto(dice, titleText(doc, id, 'es')),
      () => typeInto(dice, titleText(doc, id, 'es')),
      () => typeInto(dice, streamName(doc, stream.id, 'en')),
      () => someEditOf(dice, descriptionFragment(doc, id, 'en')),
      () => someEditOf(dice, descriptionFragment(doc, id, 'en')),
      // What the gate would refuse, and reading survives.
      () => dice.chance(0.2) && itemOf(doc, id)?.set('due', [7, { a: [1, new Uint8Array(2)] }, 'no day', undefined][dice.below(4)]),
      () => dice.chance(0.1) && doc.getMap('items').delete(id),
      () => dice.chance(0.1) && doc.getMap('items').set(id, new Y.Map([['archived', true]])),
      () => dice.chance(0.1) && itemOf(doc, id)?.set('title.es', new Y.Text('replaced')),
    ])()
  }

const itemOf = (doc: Y.Doc, id: string): Y.Map<unknown> | null => {
  const found = doc.getMap('items').get(id)
  return found instanceof Y.Map ? found : null
}

export const typeInto = (dice: Dice, text: Y.Text | null): void => {
  if (!text) return
  if (text.length > 0 && dice.chance(0.3)) text.delete(dice.below(text.length), 1)
  else text.insert(dice.below(text.length + 1), dice.pick(['a', 'é', 'una palabra ', 'x'.repeat(90)]))
}
