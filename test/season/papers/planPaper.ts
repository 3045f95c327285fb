// What the road map says on paper, from the ledger.
import type { ItemModel, PlanModel } from '../journal.ts'
import { words } from '../journal.ts'
import { ROADMAP } from '../season.ts'
import { HEADS, VALUES } from './constants.ts'
import type { On, Paper } from './frame.ts'
import { dayIn, type Language, say, theirs, type Words } from './wanted.ts'

export type Numbered = readonly [id: string, item: ItemModel]
/** By number; none of them is archived. */
export const livingItems = ({ items }: PlanModel): readonly Numbered[] =>
  [...items]
    .filter(([, { values }]) => values.archived !== true)
    .toSorted(([, a], [, b]) => Number(a.values.number) - Number(b.values.number))
export const codeOf = ({ values }: ItemModel): string => `WG-${String(values.number).padStart(3, '0')}`
export const titleOf = ({ texts }: ItemModel): { readonly es: string; readonly en: string } => ({
  es: words(texts['title.es'] ?? []),
  en: words(texts['title.en'] ?? []),
})
const named = (language: Language, codes: readonly string[]): string => {
  const and = language === 'es' ? ' y ' : ' and '
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')}${and}${codes.at(-1)}`
}
/** `US, with CO and MX`; `Joint (CO and MX)`. */
export const leadOf = ({ values, coDelegations }: ItemModel, language: Language): string => {
  const lead = typeof values.lead === 'string' ? values.lead.toUpperCase() : null
  const others = ['co', 'mx', 'us'].filter((id) => coDelegations.has(id) && id !== values.lead).map((id) => id.toUpperCase())
  if (others.length === 0) return lead ?? ''
  if (lead === null && others.length > 1) return `${language === 'es' ? 'Conjunta' : 'Joint'} (${named(language, others)})`
  const first = lead ?? (language === 'es' ? 'Sin delegación que dirija' : 'No lead delegation')
  return `${first}, ${language === 'es' ? 'con' : 'with'} ${named(language, others)}`
}
const valueIn = (value: unknown, language: Language): string => VALUES[String(value)]?.[language] ?? `?${String(value)}`

const dueOf = ({ values }: ItemModel, language: Language): string => {
  const due = values.due ? dayIn(values.due, language) : '–'
  const first = values.originalDue ?? null
  return first !== null && first !== (values.due ?? null) ? `${due} ${HEADS.was[language]} ${dayIn(first, language)}` : due
}
const CELLS = {
  lead: (item: ItemModel, language: Language) => leadOf(item, language) || '–',
  due: dueOf,
  status: ({ values }: ItemModel, language: Language) => valueIn(values.status ?? 'proposed', language),
  progress: ({ values }: ItemModel, language: Language) => valueIn(values.progress ?? 'notStarted', language),
} as const
export const tableHead = (columns: readonly (keyof typeof CELLS)[], language: Language): string =>
  [HEADS.code, HEADS.title, ...columns.map((column) => HEADS[column])].map((words) => words[language]).join(' ')
export const itemTable = (items: readonly Numbered[], columns: readonly (keyof typeof CELLS)[], language: Language): Words =>
  say(
    HEADS.code[language],
    HEADS.title[language],
    ...columns.map((column) => HEADS[column][language]),
    ...items.map(([, item]) =>
      say(codeOf(item), theirs(titleOf(item), language), ...columns.map((column) => CELLS[column](item, language))),
    ),
  )

export const planPaper = ({ season, language }: On): Paper => {
  const items = livingItems(season.ledger.plan)
  const sections = [...season.streams, null].map((stream) => ({
    stream,
    own: items.filter(([, { values }]) => (values.stream ?? null) === (stream?.id ?? null)),
  }))
  return {
    kind: say(HEADS.working[language]),
    title: say(HEADS.plan[language]),
    facts: [[HEADS.items[language], say(String(items.length))]],
    body: say(
      ...sections.flatMap(({ stream, own }) =>
        own.length === 0
          ? []
          : [
              stream ? theirs(stream.name, language) : say(HEADS.noStream[language]),
              itemTable(own, ['lead', 'due', 'status', 'progress'], language),
            ],
      ),
    ),
    tableHeads: [tableHead(['lead', 'due', 'status', 'progress'], language)],
    logs: [[ROADMAP, HEADS.plan[language]]],
  }
}
