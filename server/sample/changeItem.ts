// Applies a step, or a line of the diary, to an item, with the same functions as the screens.
import type * as Y from 'yjs'
import { LANGUAGES } from '../../shared/bilingual.ts'
import type { ItemId, Random } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { addChecklistEntry, setChecklistEntry } from '../../shared/roadmap/checklist.ts'
import { addDependency } from '../../shared/roadmap/dependencies.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { descriptionFragment, titleText } from '../../shared/roadmap/texts.ts'
import { addToSet, archiveItem, removeFromSet, restoreItem, setField, setForeign } from '../../shared/roadmap/write.ts'
import { delegationIdOf } from '../groups/groups.ts'
import { agencyOf, doneOrThrow, known, type SampleIds } from './deed.ts'
import { rewriteIn, rewriteText } from './rewrite.ts'
import { appendBlocks } from './richBlocks.ts'
import type { SampleChanges } from './sampleModel.ts'

interface Names {
  readonly names: SampleIds
  readonly random: Random
}

export const changeSampleItem = (doc: Y.Doc, id: ItemId, changes: SampleChanges, { names, random }: Names): void => {
  if (changes.archived === false) doneOrThrow(restoreItem(doc, id))
  for (const key of ['status', 'progress', 'stage', 'start', 'due', 'priority'] as const) {
    const value = changes[key]
    if (value !== undefined) doneOrThrow(setField(doc, id, key, value))
  }
  if (changes.lead) doneOrThrow(setField(doc, id, 'lead', delegationIdOf(changes.lead)))
  if (changes.with) doneOrThrow(addToSet(doc, id, 'coDelegations', delegationIdOf(changes.with)))
  if (changes.without) doneOrThrow(removeFromSet(doc, id, 'coDelegations', delegationIdOf(changes.without)))
  if (changes.agency) doneOrThrow(addToSet(doc, id, 'agencies', agencyOf(changes.agency)))
  if (changes.label) doneOrThrow(addToSet(doc, id, 'labels', changes.label))
  for (const person of changes.people ?? []) doneOrThrow(addToSet(doc, id, 'people', known(names.accounts, person)))
  if (changes.after) doneOrThrow(addDependency(doc, id, { item: known(names.items, changes.after), type: 'FS', lag: 0 }))
  for (const language of LANGUAGES) {
    const title = changes.title?.[language]
    if (title !== undefined) rewriteText(must(titleText(doc, id, language), 'a title'), title)
    appendBlocks(must(descriptionFragment(doc, id, language), 'a description'), changes.adds?.[language] ?? [], random)
  }
  for (const rewrite of changes.words ?? []) rewriteIn(must(descriptionFragment(doc, id, rewrite[0]), 'a description'), rewrite)
  if (changes.entry) {
    const { es, en, place } = changes.entry
    doneOrThrow(addChecklistEntry(doc, id, { text: { es, en }, delegation: place ? delegationIdOf(place) : null }, random))
  }
  for (const tick of changes.ticks ?? []) tickEntry(doc, id, tick, true)
  for (const tick of changes.unticks ?? []) tickEntry(doc, id, tick, false)
  for (const [key, value] of Object.entries(changes.own ?? {}))
    doneOrThrow(setForeign(doc, id, known(names.ownFields, key), typeof value === 'number' ? value : `agency:${agencyOf(value)}`))
  if (changes.archived) doneOrThrow(archiveItem(doc, id))
}

const tickEntry = (doc: Y.Doc, id: ItemId, tick: number, ticked: boolean) => {
  const list = readRoadMap(doc).items.find((item) => item.id === id)?.checklist
  doneOrThrow(setChecklistEntry(doc, id, must(list?.[tick - 1], `entry ${tick} of a checklist`).id, { done: ticked }))
}
