// The sample's data as deeds in the order in which they happened: who did what, when, in which document.
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { type DocumentId, type Instant, type ItemId, instant, pageId, type Random, roadmapId, type StreamId } from '../../../shared/ids.ts'
import { initPage, pageBody, pageTitleText } from '../../../shared/page/write.ts'
import { must, type Result } from '../../../shared/result.ts'
import { addChecklistEntry, setChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { addDependency } from '../../../shared/roadmap/dependencies.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { descriptionFragment, titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, setField } from '../../../shared/roadmap/write.ts'
import { agencyIdOf, delegationIdOf } from '../../groups/groups.ts'
import type { Changes, SampleItem, SamplePage, SampleStream } from './model.ts'
import { SAMPLE_GROUP, SAMPLE_PEOPLE, type Writer } from './people.ts'
import { appendBlocks } from './richBlocks.ts'
import { bogota } from './sampleClock.ts'

export interface Deed {
  readonly at: Instant
  readonly by: Writer
  readonly document: DocumentId
  readonly act: (doc: Y.Doc) => void
}

const PLAN = roadmapId(SAMPLE_GROUP.id)
const MINUTE = 60_000
const TRANSLATED_AFTER = 3 * 24 * 60 * MINUTE

export const roadMapDeeds = (streams: readonly SampleStream[], items: readonly SampleItem[], random: Random): readonly Deed[] => {
  const streamIds = new Map<string, StreamId>()
  /** By number, from 1, in the order of the data. */
  const ids: ItemId[] = []
  const deeds: Deed[] = []
  const plan = (at: Instant, by: Writer, act: Deed['act']) => void deeds.push({ at, by, document: PLAN, act })

  const start = bogota(must(items[0], 'the first item').on) - streams.length * MINUTE
  for (const [at, { key, name }] of streams.entries())
    plan(instant(start + at * MINUTE), 'secretariat', (doc) => void streamIds.set(key, addStream(doc, name, random)))

  for (const [at, item] of items.entries()) {
    const created = bogota(item.on)
    const language = SAMPLE_PEOPLE[item.by].language
    const id = () => must(ids[at], `item ${at + 1}`)
    plan(created, item.by, (doc) => {
      ids[at] = done(
        addItem(
          doc,
          {
            title: { [language]: item.title[language] ?? '' },
            kind: item.kind,
            stream: must(streamIds.get(item.stream), `stream ${item.stream}`),
            priority: item.priority ?? 0,
            stage: item.stage ?? null,
            lead: item.lead ? delegationIdOf(item.lead) : null,
            coDelegations: (item.with ?? []).map(delegationIdOf),
            agencies: (item.agencies ?? []).map(agencyOf),
            labels: item.labels ?? [],
            start: item.start ?? null,
            due: item.due ?? null,
            recurs: item.recurs ?? { every: 'none', months: 1 },
          },
          random,
        ),
      )
      describe(doc, id(), language, item, random)
    })
    if (item.checklist || item.dependsOn || item.partOf)
      plan(instant(created + 20 * MINUTE), item.by, (doc) => {
        for (const { es, en, place } of item.checklist ?? [])
          done(addChecklistEntry(doc, id(), { text: { es, en }, delegation: place ? delegationIdOf(place) : null }, random))
        for (const [number, type, lag] of item.dependsOn ?? [])
          done(addDependency(doc, id(), { item: must(ids[number - 1], `item ${number}`), type, lag }))
        if (item.partOf) done(setField(doc, id(), 'parent', must(ids[item.partOf - 1], `item ${item.partOf}`)))
      })
    for (const other of LANGUAGES)
      if (other !== language && (item.title[other] || item.description?.[other]))
        plan(instant(created + TRANSLATED_AFTER), 'translator', (doc) => {
          titleText(doc, id(), other)?.insert(0, item.title[other] ?? '')
          describe(doc, id(), other, item, random)
        })
    for (const [on, by, changes] of item.steps ?? []) plan(bogota(on), by, (doc) => change(doc, id(), changes))
  }
  return deeds
}

export const pageDeeds = ({ name, kind, title, on, by, blocks }: SamplePage, random: Random): readonly Deed[] => {
  const document = pageId(name)
  const own = SAMPLE_PEOPLE[by].language
  const deeds: Deed[] = [{ at: bogota(on), by, document, act: (doc) => initPage(doc, { kind, title: { [own]: title[own] } }) }]
  for (const language of LANGUAGES)
    if (language !== own)
      deeds.push({
        at: instant(bogota(on) + TRANSLATED_AFTER),
        by: 'translator',
        document,
        act: (doc) => pageTitleText(doc, language)?.insert(0, title[language]),
      })
  for (const block of blocks) {
    const first = SAMPLE_PEOPLE[block.by].language
    for (const language of LANGUAGES) {
      const line = block[language]
      if (line === undefined) continue
      const act = (doc: Y.Doc) => appendBlocks(must(pageBody(doc, language), 'a body'), [line], random)
      const later = language === first ? 0 : TRANSLATED_AFTER
      deeds.push({ at: instant(bogota(block.on) + later), by: later === 0 ? block.by : 'translator', document, act })
    }
  }
  return deeds
}

const describe = (doc: Y.Doc, id: ItemId, language: Language, item: SampleItem, random: Random) =>
  doc.transact(() =>
    appendBlocks(must(descriptionFragment(doc, id, language), 'a description'), item.description?.[language] ?? [], random),
  )

const change = (doc: Y.Doc, id: ItemId, changes: Changes) => {
  for (const key of ['status', 'progress', 'stage', 'due', 'priority'] as const) {
    const value = changes[key]
    if (value !== undefined) done(setField(doc, id, key, value))
  }
  if (changes.lead) done(setField(doc, id, 'lead', delegationIdOf(changes.lead)))
  if (changes.with) done(addToSet(doc, id, 'coDelegations', delegationIdOf(changes.with)))
  if (changes.agency) done(addToSet(doc, id, 'agencies', agencyOf(changes.agency)))
  const list = changes.ticks ? readRoadMap(doc).items.find((item) => item.id === id)?.checklist : []
  for (const tick of changes.ticks ?? [])
    done(setChecklistEntry(doc, id, must(list?.[tick - 1], `entry ${tick} of a checklist`).id, { done: true }))
  if (changes.archived) done(archiveItem(doc, id))
}

/** `US MLARS` */
const agencyOf = (text: string) => agencyIdOf(text.slice(0, 2), text.slice(3))

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`the sample's data is refused: ${result.refusal}`)
  return result.value
}
