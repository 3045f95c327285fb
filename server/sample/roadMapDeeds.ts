// Converts the plan's data to steps: workstreams, the group's own fields, items with their events, and the diary between the sessions.
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { type Instant, type ItemId, instant, type Random, roadmapId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { addChecklistEntry } from '../../shared/roadmap/checklist.ts'
import { addOwnField } from '../../shared/roadmap/defineFields.ts'
import { addDependency } from '../../shared/roadmap/dependencies.ts'
import { addStream } from '../../shared/roadmap/streams.ts'
import { descriptionFragment, titleText } from '../../shared/roadmap/texts.ts'
import { addItem, setField } from '../../shared/roadmap/write.ts'
import { delegationIdOf } from '../groups/groups.ts'
import { changeSampleItem } from './changeItem.ts'
import {
  agencyOf,
  type Deed,
  doneOrThrow,
  INTERPRETED_AFTER,
  known,
  MINUTE,
  type SampleEdit,
  type SampleIds,
  TRANSLATED_AFTER,
} from './deed.ts'
import { SAMPLE_PEOPLE, type SampleWriter } from './people.ts'
import { appendBlocks } from './richBlocks.ts'
import { bogota } from './sampleClock.ts'
import type { DiaryLine, SampleItem, SampleOwnField, SampleStream, TimeAway } from './sampleModel.ts'

interface SamplePlan {
  readonly streams: readonly SampleStream[]
  readonly ownFields: readonly SampleOwnField[]
  readonly items: readonly SampleItem[]
  readonly diary: readonly DiaryLine[]
  readonly away: readonly TimeAway[]
}

export const roadMapDeeds = ({ streams, ownFields, items, diary, away }: SamplePlan, names: SampleIds, random: Random): readonly Deed[] => {
  const deeds: Deed[] = []
  const document = roadmapId(names.place.group)
  const plan = (at: Instant, by: SampleWriter, edit: SampleEdit['edit']) =>
    void deeds.push({ type: 'edit', at, by, document: () => document, edit })

  const start = bogota(must(items[0], 'the first item').on) - streams.length * MINUTE
  for (const [at, { key, name }] of streams.entries())
    plan(instant(start + at * MINUTE), 'secretariat', (doc) => void names.streams.set(key, addStream(doc, name, random)))
  for (const { key, on, by, kind, name, unit } of ownFields)
    plan(
      bogota(on),
      by,
      (doc) => void names.ownFields.set(key, doneOrThrow(addOwnField(doc, { kind, name, ...(unit && { unit }) }, random))),
    )

  for (const [index, item] of items.entries()) {
    const number = index + 1
    const created = bogota(item.on)
    const language = SAMPLE_PEOPLE[item.by].language
    const id = () => known(names.items, number)
    plan(created, item.by, (doc) => {
      names.items.set(number, doneOrThrow(addItem(doc, fieldsOf(item, language, names), random)))
      describe(doc, id(), language, item, random)
    })
    if (item.checklist || item.dependsOn || item.partOf)
      plan(instant(created + 20 * MINUTE), item.by, (doc) => {
        for (const { es, en, place } of item.checklist ?? [])
          doneOrThrow(addChecklistEntry(doc, id(), { text: { es, en }, delegation: place ? delegationIdOf(place) : null }, random))
        for (const [before, type, lag] of item.dependsOn ?? [])
          doneOrThrow(addDependency(doc, id(), { item: known(names.items, before), type, lag }))
        if (item.partOf) doneOrThrow(setField(doc, id(), 'parent', known(names.items, item.partOf)))
      })
    for (const other of LANGUAGES)
      if (other !== language && (item.title[other] || item.description?.[other]))
        plan(instant(created + (item.session ? INTERPRETED_AFTER : TRANSLATED_AFTER)), 'translator', (doc) => {
          titleText(doc, id(), other)?.insert(0, item.title[other] ?? '')
          describe(doc, id(), other, item, random)
        })
    for (const [on, by, changes] of item.steps ?? []) plan(bogota(on), by, (doc) => changeSampleItem(doc, id(), changes, { names, random }))
  }
  for (const [on, by, number, changes] of diary)
    plan(bogota(on), by, (doc) => changeSampleItem(doc, known(names.items, number), changes, { names, random }))

  for (const { by, from, until } of away) {
    deeds.push({ type: 'act', at: bogota(from), by, act: async (hall) => (await hall.seat(document, by)).leave() })
    deeds.push({ type: 'act', at: bogota(until), by, act: async (hall) => (await hall.seat(document, by)).comeBack() })
  }
  return deeds
}

const fieldsOf = (item: SampleItem, language: Language, names: SampleIds) => ({
  title: { [language]: item.title[language] ?? '' },
  kind: item.kind,
  stream: known(names.streams, item.stream),
  priority: item.priority ?? 0,
  stage: item.stage ?? null,
  lead: item.lead ? delegationIdOf(item.lead) : null,
  coDelegations: (item.with ?? []).map(delegationIdOf),
  agencies: (item.agencies ?? []).map(agencyOf),
  labels: item.labels ?? [],
  start: item.start ?? null,
  due: item.due ?? null,
  recurs: item.recurs ?? { every: 'none' as const, months: 1 },
  origin: item.session ? known(names.meetings, item.session) : null,
})

const describe = (doc: Y.Doc, id: ItemId, language: Language, item: SampleItem, random: Random) =>
  doc.transact(() =>
    appendBlocks(must(descriptionFragment(doc, id, language), 'a description'), item.description?.[language] ?? [], random),
  )
