// The plan as sheets of a spreadsheet: the plan itself, which can be imported again; dependencies, checklists and reports; and the log entry that
// proves it. Pure.
import type { ReportInfo } from '../../shared/api/reports.ts'
import { LANGUAGES, type Language, pickWords } from '../../shared/bilingual.ts'
import type { ItemId } from '../../shared/ids.ts'
import { givenBy, type ReporterNames } from '../../shared/reports/givenBy.ts'
import { REPORT_PARTS } from '../../shared/reports/reports.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { isForOne, onlyFor, saidLines } from './comments.ts'
import { planRows } from './planColumns.ts'
import type { PlanFile } from './planFile.ts'
import type { DataSheet, SheetCell } from './sheet.ts'

export const planSheets = (file: PlanFile): readonly DataSheet[] => [
  { name: file.text.exchange.sheets.plan, hasHead: true, rows: planRows(file.items, file.names) },
  { name: file.text.exchange.sheets.dependencies, hasHead: true, rows: dependencyRows(file) },
  { name: file.text.exchange.sheets.checklist, hasHead: true, rows: checklistRows(file) },
  ...(file.reports ? [{ name: file.text.exchange.sheets.reports, hasHead: true, rows: reportRows(file, file.reports) }] : []),
  ...(file.comments ? [{ name: file.text.exchange.sheets.comments, hasHead: true, rows: commentRows(file) }] : []),
  { name: file.text.exchange.sheets.proof, rows: proofRows(file) },
]

const both = (label: string): readonly string[] => LANGUAGES.map((language) => `${label} ${language.toUpperCase()}`)
const titleIn = ({ items, names }: PlanFile) => {
  const byId = new Map(items.map((item) => [item.id, item]))
  return (id: ItemId): string => pickWords(byId.get(id)?.title ?? { es: '', en: '' }, names.language)
}

const dependencyRows = (file: PlanFile): readonly (readonly SheetCell[])[] => {
  const { items, names, text } = file
  const { language } = names
  const title = titleIn(file)
  const { number, dependsOn } = FIELDS
  return [
    [
      number.label[language],
      FIELDS.title.label[language],
      dependsOn.label[language],
      FIELDS.title.label[language],
      text.exchange.columns.type,
      text.exchange.columns.lag,
    ],
    ...items.flatMap((item) =>
      item.dependsOn.map(({ item: other, type, lag }) => [
        item.code,
        pickWords(item.title, language),
        names.items.nameOf(other, language),
        title(other),
        type,
        String(lag),
      ]),
    ),
  ]
}

const checklistRows = ({ items, names, text }: PlanFile): readonly (readonly SheetCell[])[] => {
  const { language } = names
  const { columns } = text.exchange
  return [
    [FIELDS.number.label[language], FIELDS.title.label[language], ...both(columns.line), columns.done, columns.delegation],
    ...items.flatMap((item) =>
      item.checklist.map((entry) => [
        item.code,
        pickWords(item.title, language),
        ...LANGUAGES.map((side) => entry.text[side]),
        entry.done ? 'x' : '',
        entry.delegation ? names.delegations.nameOf(entry.delegation, language) : '',
      ]),
    ),
  ]
}

const reportRows = (file: PlanFile, reports: readonly ReportInfo[]): readonly (readonly SheetCell[])[] => {
  const { language } = file.names
  const byId = new Map(file.items.map((item) => [item.id, item]))
  const [day = '', ...head] = reportHead(file)
  return [
    [day, FIELDS.number.label[language], FIELDS.title.label[language], ...head],
    ...reports.flatMap((report): (readonly SheetCell[])[] => {
      const item = byId.get(report.item)
      const [when = '', ...cells] = reportCells(report, file)
      return item ? [[when, item.code, pickWords(item.title, language), ...cells]] : []
    }),
  ]
}

/** Fields of a report, here and in the columns of `lastReports.ts`. */
export const reportHead = ({ names: { language }, text }: PlanFile): readonly string[] => {
  const { day, delegation, agency, who } = text.exchange.columns
  return [day, delegation, agency, who, FIELDS.progress.label[language], ...REPORT_PARTS.flatMap((part) => both(text.reports[part]))]
}
export const reportCells = (report: ReportInfo, { names }: PlanFile): readonly SheetCell[] => [
  { day: dayOfInstant(report.at) },
  names.delegations.nameOf(report.delegation, names.language),
  report.agency ? names.agencies.nameOf(report.agency, names.language) : '',
  givenBy(report, reporterNames(names), names.language),
  progressIn(report.progress, names.language),
  ...REPORT_PARTS.flatMap((part) => LANGUAGES.map((side) => report[part][side])),
]
/** In whose name: as in the columns beside it. */
const reporterNames = ({ agencies, delegations, language }: PlanFile['names']): ReporterNames => ({
  agency: (id) => ({ acronym: agencies.nameOf(id, language) }),
  delegation: (id) => ({ code: delegations.nameOf(id, language) }),
})
const commentRows = (file: PlanFile): readonly (readonly SheetCell[])[] => {
  const { names, text } = file
  const { day, who, thread: number, state, onlyOf } = text.exchange.columns
  const head = [FIELDS.number.label[names.language], FIELDS.title.label[names.language], number, day, who, onlyOf, state]
  return [
    [...head, ...both(text.comments.title)],
    ...saidLines(file).map(({ item, thread, by, at, words }) => [
      item.code,
      pickWords(item.title, names.language),
      String(thread.number),
      { day: dayOfInstant(at) },
      by,
      onlyFor(thread, file),
      thread.resolved ? text.exchange.resolved : '',
      ...LANGUAGES.map((side) => words[side]),
    ]),
  ]
}

const progressIn = (progress: keyof typeof CHOICE_LABELS.progress, language: Language): string => CHOICE_LABELS.progress[progress][language]
/** Date in UTC, so that a file does not depend on where it is created. */
const dayOfInstant = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const proofRows = ({ group, names, proof, text, items, all, comments }: PlanFile): readonly (readonly SheetCell[])[] => {
  const { language } = names
  const { proof: words } = text.exchange
  return [
    [words.group, pickWords(group, language)],
    [words.document, proof.document],
    [words.moment, `${proof.when[language]} (${proof.zone})`],
    [words.items, items.length === all ? String(all) : words.some(items.length, all)],
    [words.entry, proof.seq === null ? words.unknown : String(proof.seq)],
    [words.hash, proof.hash ?? '—'],
    ...(proof.unsent > 0 ? [[words.unsent, proof.seq === null ? words.unconfirmed(proof.unsent) : words.inNoEntry(proof.unsent)]] : []),
    ...(proof.address ? [[words.address, proof.address]] : []),
    ...(isForOne(comments) ? [[words.comments, words.notForAll]] : []),
  ]
}
