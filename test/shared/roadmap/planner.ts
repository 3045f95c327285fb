// Somebody who does random sensible things to a road map, through the functions that views use.
import * as Y from 'yjs'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { type ItemId, parseAccountId, parseAgencyId, parseDelegationId, type StreamId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addChecklistEntry, moveChecklistEntry, removeChecklistEntry, setChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { addDependency, removeDependency } from '../../../shared/roadmap/dependencies.ts'
import { ITEM_KINDS, PRIORITIES, STAGES, STATUSES } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream, moveStream, restoreStream } from '../../../shared/roadmap/streams.ts'
import { checklistText, descriptionFragment, streamName, titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, moveItem, removeFromSet, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import type { Dice } from '../../harness/random.ts'

export const DELEGATIONS = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), id))
const AGENCIES = ['co-fgn', 'mx-fgr', 'us-dea'].map((id) => must(parseAgencyId(id), id))
const PEOPLE = ['ana', 'bob'].map((id) => must(parseAccountId(id), id))
const DAYS = ['2019-06-12', '2019-11-15', '2020-02-29', null]
const LABELS = ['Lavado de activos', 'lavado de activos', 'extradición', 'judicial cooperation']

export const doSomething = (doc: Y.Doc, dice: Dice): void => {
  const { items, streams } = readRoadMap(doc)
  const random = dice.bytes
  if (items.length === 0 || dice.chance(0.1)) {
    const stream = streams.length > 0 && dice.chance(0.7) ? dice.pick(streams).id : null
    addItem(
      doc,
      { title: { es: 'Título' }, kind: dice.pick(ITEM_KINDS), stream, due: dice.pick(DAYS), labels: [dice.pick(LABELS)] },
      random,
    )
    return
  }
  const id: ItemId = dice.pick(items).id
  const other: ItemId = dice.pick(items).id
  const language = dice.pick(LANGUAGES)
  const deeds: readonly (() => unknown)[] = [
    () => addStream(doc, { es: 'Línea' }, random),
    () => withStream(streams, dice, (stream) => (dice.chance(0.5) ? archiveStream(doc, stream) : restoreStream(doc, stream))),
    () => withStream(streams, dice, (stream) => moveStream(doc, stream, { after: dice.pick(streams).id }, random)),
    () => withStream(streams, dice, (stream) => streamName(doc, stream, language)?.insert(0, 'Á')),
    () => setField(doc, id, 'status', dice.pick(STATUSES)),
    () => setField(doc, id, 'kind', dice.pick(ITEM_KINDS)),
    () => setField(doc, id, 'stage', dice.pick([null, ...STAGES])),
    () => setField(doc, id, 'priority', dice.pick(PRIORITIES)),
    () => setField(doc, id, 'lead', dice.pick([null, ...DELEGATIONS])),
    () => setField(doc, id, 'start', dice.pick(DAYS)),
    () => setField(doc, id, 'due', dice.pick(DAYS)),
    () => setField(doc, id, 'parent', dice.pick([null, other])),
    () => setField(doc, id, 'marking', dice.pick([null, 'Reservado'])),
    () => setField(doc, id, 'recurs', { every: 'everyMonths', months: 1 + dice.below(24) }),
    () => addToSet(doc, id, 'coDelegations', dice.pick(DELEGATIONS)),
    () => removeFromSet(doc, id, 'coDelegations', dice.pick(DELEGATIONS)),
    () => addToSet(doc, id, 'agencies', dice.pick(AGENCIES)),
    () => addToSet(doc, id, 'people', dice.pick(PEOPLE)),
    () => addToSet(doc, id, 'labels', dice.pick(LABELS)),
    () => removeFromSet(doc, id, 'labels', dice.pick(LABELS)),
    () => addDependency(doc, id, { item: other, type: dice.pick(['FS', 'SS'] as const), lag: dice.below(30) - 10 }),
    () => removeDependency(doc, id, other),
    () => archiveItem(doc, id),
    () => restoreItem(doc, id),
    () => moveItem(doc, id, dice.chance(0.5) ? { after: other } : { before: other }, random),
    () => addChecklistEntry(doc, id, { text: { en: 'Entry' }, delegation: dice.pick([null, ...DELEGATIONS]) }, random),
    () => withEntry(items, id, dice, (entry) => setChecklistEntry(doc, id, entry, { done: dice.chance(0.5) })),
    () => withEntry(items, id, dice, (entry) => checklistText(doc, id, entry, language)?.insert(0, 'x')),
    () => withEntry(items, id, dice, (entry) => moveChecklistEntry(doc, id, entry, {}, random)),
    () => withEntry(items, id, dice, (entry) => removeChecklistEntry(doc, id, entry)),
    () => titleText(doc, id, language)?.insert(0, 'Práctica '),
    () => deleteFirst(titleText(doc, id, language)),
    () => writeParagraph(descriptionFragment(doc, id, language), dice),
  ]
  dice.pick(deeds)()
}

const deleteFirst = (text: Y.Text | null) => text && text.length > 0 && text.delete(0, 1)
const withStream = (streams: readonly { readonly id: StreamId }[], dice: Dice, act: (id: StreamId) => unknown) =>
  streams.length > 0 && act(dice.pick(streams).id)
const withEntry = (
  items: readonly { readonly id: ItemId; readonly checklist: readonly { readonly id: string }[] }[],
  id: ItemId,
  dice: Dice,
  act: (entry: string) => unknown,
) => {
  const list = items.find((item) => item.id === id)?.checklist ?? []
  if (list.length > 0) act(dice.pick(list).id)
}

const writeParagraph = (fragment: Y.XmlFragment | null, dice: Dice) => {
  const paragraph = new Y.XmlElement('paragraph')
  if (dice.chance(0.7)) paragraph.setAttribute('id', `p${dice.below(1e9)}`)
  const text = new Y.XmlText()
  text.insert(0, 'cadena de custodia', dice.chance(0.5) ? { bold: true } : {})
  paragraph.insert(0, [text])
  fragment?.insert(0, [paragraph])
}
