// Tables of action items: code and titles, lead with agencies, date, status. Pure.
import type { Language } from '../bilingual.ts'
import type { DescribeContext } from '../history/describeContext.ts'
import { fieldText } from '../history/fieldText.ts'
import { isolate } from '../isolate.ts'
import { FIELDS, type FieldKey } from '../roadmap/fields.ts'
import { type Led, leadWords } from '../roadmap/leadWords.ts'
import type { Item } from '../roadmap/model.ts'
import { type LanguageWriter, runOf, sameOnce } from './languageWriter.ts'
import type { PaperBlock, PaperTable, PaperText } from './model.ts'
import { PAPER_WORDS } from './words.ts'

interface Listing {
  readonly items: readonly Item[]
  readonly say: LanguageWriter
  readonly names: DescribeContext
}

export const valueIn = (say: LanguageWriter, names: DescribeContext, item: Item, field: FieldKey): PaperText => {
  const said = say.lines((language) => {
    const text = itemText(names, item, field, language) || '–'
    return [{ runs: [runOf(field === 'origin' ? capital(text) : text)] }]
  })
  return sameOnce(said)
}
/** The lead with those who take part; '' if it is empty. */
export const itemText = (names: DescribeContext, item: Item, field: FieldKey, language: Language): string =>
  field === 'lead' ? leadIn(names, item, language) : fieldText(field, item[field], names, language)

/** As the only text of a cell: *Sesión 1*. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const leadIn = (names: DescribeContext, item: Led, language: Language): string =>
  leadWords(item, (id) => names.delegation(id)?.code ?? id, language)

const leadOf = ({ say, names }: Pick<Listing, 'say' | 'names'>, item: Item): PaperText => {
  const agencies = item.agencies.flatMap((id) => names.agency(id)?.acronym ?? []).map(isolate)
  const beside = agencies.length === 0 ? [] : [{ text: ` · ${agencies.join(', ')}` }]
  return sameOnce(say.lines((language) => [{ runs: [runOf(leadIn(names, item, language) || '–'), ...beside] }]))
}
const dueOf = ({ say, names }: Pick<Listing, 'say' | 'names'>, item: Item): PaperText =>
  sameOnce(
    say.lines((language) => [
      { runs: [{ text: item.due === null ? '–' : names.day(item.due, language) }] },
      ...(item.originalDue !== null && item.originalDue !== item.due
        ? [{ runs: [{ text: `${FIELDS.originalDue.label[language]}: ${names.day(item.originalDue, language)}` }], style: 'soft' as const }]
        : []),
    ]),
  )

const COLUMNS = {
  lead: { name: FIELDS.lead.label, share: 3.4, cell: leadOf },
  due: { name: PAPER_WORDS.due, share: 1.8, cell: dueOf },
  status: {
    name: PAPER_WORDS.status,
    share: 1.7,
    cell: ({ say, names }: Pick<Listing, 'say' | 'names'>, item: Item) => valueIn(say, names, item, 'status'),
  },
  progress: {
    name: PAPER_WORDS.progress,
    share: 1.7,
    cell: ({ say, names }: Pick<Listing, 'say' | 'names'>, item: Item) => valueIn(say, names, item, 'progress'),
  },
} as const
type Column = keyof typeof COLUMNS

type Shares = Readonly<Partial<Record<Column, number>>>
const TITLE = 5.3
/** The code has the same width beside any columns. */
const widthsOf = (columns: readonly Column[], shares: Shares): readonly number[] => {
  const others = [TITLE, ...columns.map((column) => shares[column] ?? COLUMNS[column].share)]
  return [others.reduce((sum, share) => sum + share, 0) * CODE, ...others]
}
/** Of the width of all others. */
const CODE = 0.1

const tableOf =
  (columns: readonly Column[], shares: Shares = {}) =>
  ({ items, say, names }: Listing): PaperTable => ({
    type: 'table',
    about: PAPER_WORDS.items[say.languages[0] ?? 'es'],
    language: say.languages[0] ?? 'es',
    widths: widthsOf(columns, shares),
    rowHeads: true,
    head: [say.ours(PAPER_WORDS.code), say.ours(PAPER_WORDS.title), ...columns.map((column) => say.ours(COLUMNS[column].name))],
    rows: items.map((item) => [
      say.same(item.code),
      say.theirs(item.title),
      ...columns.map((column) => COLUMNS[column].cell({ say, names }, item)),
    ]),
  })

export const ITEM_LISTS = {
  // What has just been agreed has one date.
  actions: tableOf(['lead', 'due'], { lead: 3.7, due: 1.4 }),
  followed: tableOf(['lead', 'due', 'status']),
  plan: tableOf(['lead', 'due', 'status', 'progress']),
} satisfies Readonly<Record<string, (listing: Listing) => PaperBlock>>
