// What the files of the plan and of the register say, cell by cell, from the ledger.
import { GROUP, ROADMAP } from '../season.ts'
import { DATA, HEADS, SHEET, VALUES } from './constants.ts'
import { fieldValue, linkWords } from './itemPaper.ts'
import { codeOf, leadOf, livingItems, type Numbered, titleOf } from './planPaper.ts'
import type { PaperSeason, ReportModel } from './play.ts'
import type { SessionModel, Window } from './sessionDeeds.ts'
import { either, type Language } from './wanted.ts'

export type Rows = readonly (readonly string[])[]
interface On {
  readonly season: PaperSeason
  readonly language: Language
}

const cells = ({ season, language }: On, [, item]: Numbered): readonly string[] => {
  const { values } = item
  const said = (field: string, initial: unknown = null): string => fieldValue(season, field, values[field] ?? initial, language)
  const title = titleOf(item)
  const known: Readonly<Record<string, string>> = {
    number: codeOf(item),
    kind: said('kind', 'action'),
    'title.es': title.es,
    'title.en': title.en,
    stream: said('stream'),
    status: said('status', 'proposed'),
    progress: said('progress', 'notStarted'),
    priority: said('priority'),
    lead: said('lead'),
    due: String(values.due ?? ''),
    originalDue: String(values.originalDue ?? ''),
    origin: String(season.sessions.find(({ id }) => id === values.origin)?.number ?? ''),
  }
  return DATA.columns.map(([field]) => known[field] ?? '')
}
const head = (language: Language): readonly string[] => DATA.columns.map(([, words]) => words[language])

const ERASED: Readonly<Record<Language, string>> = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }
const who = ({ season, language }: On, { by, isOwn, delegation, byLink }: ReportModel): string => {
  const name = season.erased.has(by) ? ERASED[language] : (season.people.find(({ account }) => account === by)?.seat.name ?? '')
  const beside = isOwn ? '' : `, ${language === 'es' ? 'en nombre de' : 'in the name of'} ${delegation.toUpperCase()}`
  return `${name}${beside}${byLink ? `; ${linkWords({ season, language, format: 'md', asOf: { after: 0, before: 0 } }, byLink)}` : ''}`
}
const reportCells = (on: On, report: ReportModel): readonly string[] => [
  new Date(report.at.before).toISOString().slice(0, 10),
  report.delegation.toUpperCase(),
  '',
  who(on, report),
  VALUES[report.progress]?.[on.language] ?? '',
  report.done.es,
  report.done.en,
  '',
  '',
  '',
  '',
]

export const planTable = (on: On): Rows => [head(on.language), ...livingItems(on.season.ledger.plan).map((item) => cells(on, item))]
/** With the last report on each item beside it. */
export const planCsvTable = (on: On): Rows => {
  const { season, language } = on
  const [top = [], ...rows] = planTable(on)
  return [
    [...top, ...DATA.report.map((words) => `${DATA.lastReport[language]}: ${words[language]}`)],
    ...livingItems(season.ledger.plan).map(([id], at) => {
      const report = season.reports.findLast((one) => one.item === id)
      return [...(rows[at] ?? []), ...(report ? reportCells(on, report) : DATA.report.map(() => ''))]
    }),
  ]
}
export const reportTable = (on: On): Rows => {
  const { season, language } = on
  const [day, ...rest] = DATA.report.map((words) => words[language])
  return [
    [day ?? '', SHEET_NUMBER[language], HEADS.title[language], ...rest],
    ...season.reports.map((report) => {
      const item = season.ledger.plan.items.get(report.item)
      const [when = '', ...others] = reportCells(on, report)
      return [when, item ? codeOf(item) : '', item ? either(titleOf(item), language) : '', ...others]
    }),
  ]
}
const SHEET_NUMBER: Readonly<Record<Language, string>> = { es: 'Número', en: 'Number' }

/** By workstream: each item with its values, as lines. */
export const planLines = (on: On): readonly string[] => {
  const { season, language } = on
  const items = livingItems(season.ledger.plan)
  const field = (name: keyof typeof SHEET, value: string): readonly string[] => (value === '' ? [] : [`${SHEET[name][language]}: ${value}`])
  return [
    `${HEADS.plan[language]}, ${language === 'es' ? 'Temporada' : 'Season'}`,
    ...[...season.streams, null].flatMap((stream) => {
      const own = items.filter(([, { values }]) => (values.stream ?? null) === (stream?.id ?? null))
      if (own.length === 0) return []
      return [
        stream ? either(stream.name, language) : DATA.noStream[language],
        ...own.flatMap(([, item]) => {
          const { values } = item
          const said = (name: string, initial: unknown = null) => fieldValue(season, name, values[name] ?? initial, language)
          const title = titleOf(item)
          return [
            `${codeOf(item)} ${[...new Set([title.es, title.en])].join(' / ')}`,
            ...field('kind', said('kind', 'action')),
            ...field('status', said('status', 'proposed')),
            ...field('progress', said('progress', 'notStarted')),
            ...field('priority', said('priority')),
            ...field('lead', leadOf(item, language)),
            ...field('due', String(values.due ?? '')),
            ...field('originalDue', String(values.originalDue ?? '')),
            ...field('origin', String(season.sessions.find(({ id }) => id === values.origin)?.number ?? '')),
          ]
        }),
      ]
    }),
  ]
}

/** The newest decision first; the hour of a correction is that of the reader's clock, and at the beginning or the end of its writing. */
export const registerTable = ({ season, language }: On, edge: 'after' | 'before'): Rows => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return [
    DATA.register.map((words) => words[language]),
    ...season.sessions
      .flatMap((session) => session.decisions.map((decision) => ({ session, decision })))
      .toSorted((a, b) => b.decision.number - a.decision.number)
      .map(({ session, decision }) => {
        const point = session.points.find(({ id }) => id === decision.point)
        const corrected = session.corrections.filter(({ subject }) => subject === `decision:${decision.id}`)
        return [
          String(decision.number),
          String(session.number),
          session.title.es,
          session.title.en,
          session.place.es,
          session.place.en,
          session.start,
          session.end,
          ...hoursOf(session, edge, zone),
          point?.title.es ?? '',
          point?.title.en ?? '',
          decision.text.es,
          decision.text.en,
          VALUES[decision.status]?.[language] ?? '',
          VALUES[decision.method]?.[language] ?? '',
          '',
          '',
          corrected.map(({ at, by }) => `${minute(at[edge], zone, language)}, ${by.mark}`).join('; '),
        ]
      }),
  ]
}
/** Of each closing and reopening. */
const hoursOf = ({ closings: [first, ...again], reopenings }: SessionModel, edge: 'after' | 'before', zone: string): readonly string[] => {
  const said = (at: number): string => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
    return `${new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)} ${clock}`
  }
  const all = (windows: readonly (Window | undefined)[]) => windows.flatMap((one) => (one ? [said(one[edge])] : [])).join('; ')
  return [all([first]), all(reopenings.map(({ at }) => at)), all(again)]
}
/** `1 Dec 2026, 15:34`. */
const minute = (at: number, zone: string, language: Language): string => {
  const [year = '', month = '', day = ''] = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at).split('-')
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return `${Number(day)} ${DATA.months[language][Number(month) - 1]} ${year}, ${clock}`
}

/** Below: whose plan it is, of which entry, with its hash; `known` is what the archive has. */
export const proofFault = (
  { season, language }: On,
  lines: readonly string[],
  hashes: ReadonlyMap<string, readonly string[]>,
): string | null => {
  const words = DATA.proof
  const named = (name: keyof typeof words): string | undefined =>
    lines.find((line) => line.startsWith(`${words[name][language]}: `))?.slice(words[name][language].length + 2)
  const [seq, hash] = [Number(named('entry')), named('hash')]
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const minutes = [0, 60_000, 120_000].map((ago) => `${minute(season.ledger.now() - ago, zone, language)} (${zone})`)
  const wanted = [
    `${words.group[language]}: ${language === 'es' ? 'Temporada' : 'Season'}`,
    `${words.log[language]}: ${ROADMAP}`,
    `${words.moment[language]}: ${minutes.find((one) => one === named('moment'))}`,
    `${words.items[language]}: ${livingItems(season.ledger.plan).length}`,
    `${words.entry[language]}: ${seq}`,
    `${words.hash[language]}: ${hashes.get(ROADMAP)?.[seq - 1]}`,
    `${words.address[language]}: ${season.server.origin}/g/${GROUP}/road-map`,
  ]
  const isWhole = seq === hashes.get(ROADMAP)?.length
  return isWhole && hash && JSON.stringify(lines) === JSON.stringify(wanted)
    ? null
    : `${JSON.stringify(lines)}\n    ledger: ${JSON.stringify(wanted)}`
}
export const registerProofFault = (
  { season, language }: On,
  lines: readonly string[],
  hashes: ReadonlyMap<string, readonly string[]>,
): string | null => {
  const words = DATA.proof
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const minutes = [0, 60_000, 120_000].map(
    (ago) => `${words.moment[language]}: ${minute(season.ledger.now() - ago, zone, language)} (${zone})`,
  )
  const own = season.sessions.filter(({ decisions }) => decisions.length > 0).toReversed()
  const wanted = [
    `${words.group[language]}: ${language === 'es' ? 'Temporada' : 'Season'}`,
    minutes.find((one) => one === lines[1]) ?? `one of ${minutes.join(' or ')}`,
    `${HEADS.decisions[language]}: ${own.reduce((sum, { decisions }) => sum + decisions.length, 0)}`,
    ...own.flatMap(({ document }) => [
      `${words.log[language]}: ${document}`,
      `${words.entry[language]}: ${hashes.get(document)?.length}`,
      `${words.hash[language]}: ${hashes.get(document)?.at(-1)}`,
    ]),
    `${words.address[language]}: ${season.server.origin}/g/${GROUP}/decisions`,
  ]
  return JSON.stringify(lines) === JSON.stringify(wanted) ? null : `${JSON.stringify(lines)}\n    ledger: ${JSON.stringify(wanted)}`
}
