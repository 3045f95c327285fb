// The road map with the filter and grouping of the screen, its timeline and changes since an earlier moment; and the sheet of one item. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { Comparison } from '../history/comparison.ts'
import { markedName } from '../history/creditMarks.ts'
import { type DescribedEvent, sentence } from '../history/describe.ts'
import { fieldLabel, fieldText } from '../history/fieldText.ts'
import type { ItemId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import { wordDiff } from '../pairs/wordDiff.ts'
import { type GivenReport, givenBy } from '../reports/givenBy.ts'
import { type BuiltInKey, FIELD_KEYS, FIELDS, type FieldKey } from '../roadmap/fields.ts'
import type { Item, RoadMap } from '../roadmap/model.ts'
import { dayInZone } from '../zones.ts'
import { changedRuns, itemBlocks } from './changeBlocks.ts'
import { momentIn } from './dates.ts'
import { namesFrom, type PaperFacts } from './facts.ts'
import { framedDocument } from './frame.ts'
import { ITEM_LISTS, itemText, valueIn } from './itemTables.ts'
import { createLanguageWriter, type LanguageWriter, plainOf, runOf, sameOnce } from './languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperFact, PaperLine, PaperText } from './model.ts'
import { timelineOf } from './timeline.ts'
import { CHANGE_WORDS, PAPER_WORDS } from './words.ts'
import type { AttachedFile, SheetHistory } from './work.ts'

interface Earlier {
  /** Null: unreadable. */
  readonly comparison: Comparison | null
  readonly name: Bilingual
}
export interface PlanParts {
  readonly facts: PaperFacts
  /** Null: its log is unreadable. */
  readonly plan: RoadMap | null
  /** In the order of the screen; null: all that are not archived. */
  readonly items: readonly ItemId[] | null
  readonly group: FieldKey | 'none'
  readonly timeline: boolean
  readonly since: Earlier | null
}

interface Section {
  readonly title: PaperText | null
  readonly items: readonly Item[]
}

export const planOf = ({ facts, plan, items, group, timeline, since }: PlanParts): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  if (!plan) return unreadable(facts, PAPER_WORDS.kinds.plan)
  const names = namesFrom(facts, plan)
  const byId = new Map(plan.items.map((item) => [item.id, item]))
  const living = plan.items.filter(({ archived }) => !archived)
  const shown = items === null ? living : items.flatMap((id) => byId.get(id) ?? [])
  const sections = sectionsOf(shown, group, plan, say, facts)
  const order = new Map(shown.map(({ id }, at) => [id, at]))
  const changed = since?.comparison?.items
    .filter(({ id }) => order.has(id))
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  const drawn = timeline
    ? timelineOf(
        sections.map(({ title, items: own }) => ({ title: title ?? say.ours(PAPER_WORDS.items), items: own })),
        dayInZone(facts.at, facts.zone),
        say,
      )
    : null
  return framedDocument(facts, {
    kind: PAPER_WORDS.working,
    title: say.ours(PAPER_WORDS.kinds.plan),
    isDraft: false,
    facts: [
      {
        name: say.ours(PAPER_WORDS.items),
        value: say.same(shown.length === living.length ? String(shown.length) : `${shown.length} / ${living.length}`),
      },
      ...(since ? [sinceFact(say, since)] : []),
      ...(since && !since.comparison ? [{ name: say.ours(PAPER_WORDS.since), value: say.ours(PAPER_WORDS.unreadableLog) }] : []),
    ],
    blocks: [
      ...(drawn ? [{ type: 'heading', level: 1, words: say.ours(PAPER_WORDS.timeline) } as const, drawn] : []),
      ...(shown.length === 0 ? [{ type: 'row', number: '', words: say.ours(PAPER_WORDS.none, 'soft') } as const] : []),
      ...sections.flatMap(({ title, items: own }): readonly PaperBlock[] => [
        { type: 'heading', level: 1, words: title ?? say.ours(PAPER_WORDS.items) },
        ITEM_LISTS.plan({ items: own, say, names }),
      ]),
      ...(since && changed
        ? [
            {
              type: 'heading',
              level: 1,
              words: say.ours((language) => `${PAPER_WORDS.since[language]}: ${isolate(since.name[language])}`),
            } as const,
            ...(changed.length === 0 ? [{ type: 'row', number: '', words: say.ours(CHANGE_WORDS.nothing, 'soft') } as const] : []),
            ...changed.flatMap((difference) => itemBlocks({ say, facts, names }, difference)),
          ]
        : []),
    ],
  })
}

export const sinceFact = (say: LanguageWriter, since: Pick<Earlier, 'name'>): PaperFact => ({
  name: say.ours(PAPER_WORDS.since),
  value: say.ours(since.name),
})

export const unreadable = (facts: PaperFacts, kind: Bilingual): ExportedDocument => {
  const say = createLanguageWriter(facts.languages)
  const words = say.ours(PAPER_WORDS.unreadableLog)
  return framedDocument(facts, {
    kind,
    title: say.theirs(facts.group.name),
    isDraft: false,
    facts: [],
    blocks: [{ type: 'row', number: '', words }],
  })
}

/** Groups in order, by one field; workstreams in their own order. */
const sectionsOf = (
  items: readonly Item[],
  group: FieldKey | 'none',
  plan: RoadMap,
  say: LanguageWriter,
  facts: PaperFacts,
): readonly Section[] => {
  if (group === 'none' || items.length === 0) return items.length === 0 ? [] : [{ title: null, items }]
  const names = namesFrom(facts, plan)
  if (group === 'stream') {
    const living = plan.streams.filter(({ archived }) => !archived)
    const known = new Set<unknown>(living.map(({ id }) => id))
    return [
      ...living.map(({ id, name }) => ({ title: say.theirs(name), items: items.filter((item) => item.stream === id) })),
      { title: say.ours(PAPER_WORDS.noStream), items: items.filter((item) => !known.has(item.stream)) },
    ].filter(({ items: own }) => own.length > 0)
  }
  const found = Map.groupBy(items, (item) => JSON.stringify(item[group]))
  return [...found.values()].map((own) => {
    const [first] = own
    const said = first ? sameOnce(say.lines((language) => [{ runs: [runOf(fieldText(group, first[group], names, language))] }])) : []
    return {
      title: plainOf(said).trim() === '' ? say.ours(group === 'lead' ? PAPER_WORDS.jointOrNone : PAPER_WORDS.noGroup) : said,
      items: own,
    }
  })
}

export interface ItemParts {
  readonly facts: PaperFacts
  readonly plan: RoadMap | null
  readonly item: ItemId
  /** Null: unreadable. */
  readonly history: SheetHistory | null
  readonly reports: readonly GivenReport[]
  readonly files: readonly AttachedFile[]
}
/** Fields that the sheet shows elsewhere (the co-delegations beside the lead), or not at all. */
const NOT_IN_SHEET: readonly FieldKey[] = ['number', 'title', 'description', 'coDelegations', 'people', 'parent', 'checklist', 'recurs']
/** The rest of what the panel shows, in its order: of Ruta's fields; the group's own follow. */
const SHEET: readonly BuiltInKey[] = FIELD_KEYS.filter((field) => FIELDS[field].inPanel && !NOT_IN_SHEET.includes(field))
/** Null: the item does not exist. */
export const itemSheet = ({ facts, plan, item: id, history, reports, files }: ItemParts): ExportedDocument | null => {
  const say = createLanguageWriter(facts.languages)
  if (!plan) return unreadable(facts, PAPER_WORDS.kinds.item)
  const item = plan.items.find((one) => one.id === id)
  if (!item) return null
  const names = namesFrom(facts, plan)
  const filled = [...SHEET, ...(names.ownFields?.().keys ?? [])].filter((field) =>
    facts.languages.some((language) => itemText(names, item, field, language) !== ''),
  )
  const first = say.languages[0] ?? 'es'
  const heading = (words: Bilingual): PaperBlock => ({ type: 'heading', level: 1, words: say.ours(words) })
  return framedDocument(facts, {
    kind: PAPER_WORDS.kinds.item,
    title: say.theirs(item.title),
    isDraft: false,
    facts: [{ name: say.ours(PAPER_WORDS.code), value: say.same(item.code) }],
    blocks: [
      {
        type: 'table',
        about: item.code,
        language: first,
        widths: [2, 5],
        rowHeads: true,
        head: null,
        rows: filled.map((field) => {
          const stream = field === 'stream' ? plan.streams.find(({ id: known }) => known === item.stream) : undefined
          return [say.ours(fieldLabel(field, names)), stream ? say.theirs(stream.name) : valueIn(say, names, item, field)]
        }),
      },
      ...(item.description.es.trim() === '' && item.description.en.trim() === ''
        ? []
        : [heading(FIELDS.description.label), { type: 'row', number: '', words: say.theirs(item.description), serif: true } as const]),
      ...(item.checklist.length === 0
        ? []
        : [
            heading(FIELDS.checklist.label),
            ...item.checklist.map(
              ({ text, done }): PaperBlock => ({
                type: 'row',
                number: '•',
                words: say.theirs(text).map((side) => ({
                  ...side,
                  lines: [
                    ...side.lines,
                    ...(done ? [{ runs: [{ text: PAPER_WORDS.ticked[side.language] }], style: 'soft' as const }] : []),
                  ],
                })),
              }),
            ),
          ]),
      ...(files.length === 0 ? [] : [heading(PAPER_WORDS.files)]),
      ...files.map((file): PaperBlock => ({ type: 'row', number: '•', words: fileWords(file, facts, say) })),
      heading(PAPER_WORDS.reports),
      ...(reports.length === 0 ? [{ type: 'row', number: '', words: say.ours(PAPER_WORDS.none, 'soft') } as const] : []),
      ...reports.flatMap((report) => reportBlocks(report, { facts, names, say })),
      heading(PAPER_WORDS.history),
      ...(history === null || history.events.length === 0
        ? [{ type: 'row', number: '', words: say.ours(history ? PAPER_WORDS.none : PAPER_WORDS.unreadableLog, 'soft') } as const]
        : []),
      ...(history?.events ?? []).map(
        (event): PaperBlock => ({
          type: 'row',
          number: '',
          words: say.lines((language) => [
            { runs: [{ text: momentIn(event.at, facts.zone, language) }], style: 'soft' },
            ...eventLines(event, names, language),
          ]),
        }),
      ),
      ...(history && !history.isWhole
        ? [{ type: 'row', number: '', words: say.ours(PAPER_WORDS.earlier(history.events.length), 'soft') } as const]
        : []),
    ],
  })
}

/** The name is the same in both languages. */
const fileWords = ({ name, at, by, ...marked }: AttachedFile, { zone }: PaperFacts, say: LanguageWriter): PaperText =>
  say.lines((language) => [
    { runs: [runOf(name)] },
    {
      runs: [runOf(`${PAPER_WORDS.attached(by && markedName(by, marked, language))[language]}, ${momentIn(at, zone, language)}`)],
      style: 'soft',
    },
  ])
/** Short words that were rewritten are marked where they were changed. */
const eventLines = (event: DescribedEvent, names: ReturnType<typeof namesFrom>, language: Language): readonly PaperLine[] => {
  const { change } = event
  if (change.type !== 'text' || !change.from || !change.to) return [{ runs: [runOf(sentence(event, names, language, 'implied'))] }]
  const counted = { ...event, change: { ...change, from: null, to: null } }
  return [{ runs: [runOf(sentence(counted, names, language, 'implied'))] }, { runs: changedRuns(wordDiff(change.from, change.to)) }]
}

interface Reporting {
  readonly facts: PaperFacts
  readonly names: ReturnType<typeof namesFrom>
  readonly say: LanguageWriter
}
const reportBlocks = (report: GivenReport, { facts, names, say }: Reporting): readonly PaperBlock[] => {
  const agency = facts.group.agencies.find(({ id }) => id === report.agency)
  const delegation = facts.group.delegations.find(({ id }) => id === report.delegation)
  const who = [delegation?.code ?? '', agency?.acronym ?? ''].filter(Boolean).join(' · ')
  const parts = [
    [PAPER_WORDS.report.done, report.done],
    [PAPER_WORDS.report.obstacles, report.obstacles],
    [PAPER_WORDS.report.next, report.next],
  ] as const
  return [
    {
      type: 'heading',
      level: 2,
      words: say.lines((language) => [{ runs: [runOf(`${who}, ${momentIn(report.at, facts.zone, language)}`)] }]),
    },
    {
      type: 'row',
      number: '',
      words: sameOnce(say.lines((language) => [{ runs: [runOf(givenBy(report, names, language))], style: 'soft' }])),
    },
    {
      type: 'row',
      number: '',
      words: say.lines((language) => [
        {
          runs: [
            { text: `${FIELDS.progress.label[language]}: `, bold: true },
            runOf(fieldText('progress', report.progress, names, language)),
          ],
        },
      ]),
    },
    ...parts
      .filter(([, words]) => words.es.trim() !== '' || words.en.trim() !== '')
      .map(
        ([name, words]): PaperBlock => ({
          type: 'row',
          number: '',
          words: say.theirs(words).map((side) => ({
            ...side,
            lines: side.lines.map((line, at) =>
              at === 0 ? { ...line, runs: [{ text: `${name[side.language]}: `, bold: true }, ...line.runs] } : line,
            ),
          })),
        }),
      ),
  ]
}
