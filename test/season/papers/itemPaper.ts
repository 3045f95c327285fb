// What the sheet of an item says, from the ledger: its values, the reports on it, and who did what to it, the newest first.
import type { Deed, ItemModel } from '../journal.ts'
import { GROUP, ROADMAP } from '../season.ts'
import { HEADS, SHEET, VALUES } from './constants.ts'
import type { On, Paper } from './frame.ts'
import { codeOf, leadOf, titleOf } from './planPaper.ts'
import { type PaperSeason, type ReportModel, ZONE } from './play.ts'
import type { Window } from './sessionDeeds.ts'
import { closed, dayIn, either, hour, type Language, say, theirs, type Words } from './wanted.ts'

/** Of a choice, a day, a stream or a session; '' if it is empty. */
export const fieldValue = (season: PaperSeason, field: string, value: unknown, language: Language): string => {
  if (value === null || value === undefined) return ''
  switch (field) {
    case 'due':
    case 'originalDue':
    case 'start':
      return dayIn(value, language)
    case 'lead':
      return String(value).toUpperCase()
    case 'priority':
      return value === 0 ? '' : (VALUES[`priority${value}`]?.[language] ?? '')
    case 'kind':
      return VALUES.action?.[language] ?? ''
    case 'stream': {
      const stream = season.streams.find(({ id }) => id === value)
      return stream ? either(stream.name, language) : ''
    }
    case 'origin': {
      const number = season.sessions.find(({ id }) => id === value)?.number
      return language === 'es' ? `sesión ${number}` : `session ${number}`
    }
    default:
      return VALUES[String(value)]?.[language] ?? ''
  }
}
const INITIAL: Readonly<Record<string, string>> = { kind: 'action', status: 'proposed', progress: 'notStarted' }
const FIELDS = ['kind', 'stream', 'status', 'progress', 'priority', 'lead', 'due', 'originalDue', 'origin'] as const

const values = ({ season, language }: On, item: ItemModel): Words =>
  say(
    ...FIELDS.flatMap((field) => {
      const text = field === 'lead' ? leadOf(item, language) : fieldValue(season, field, item.values[field] ?? INITIAL[field], language)
      const shown = field === 'origin' ? text.charAt(0).toUpperCase() + text.slice(1) : text
      return text === '' ? [] : [`${SHEET[field][language]} ${shown}`]
    }),
  )

const ERASED: Readonly<Record<Language, string>> = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }
const nameOf = ({ season, language }: On, account: string, name: string): string => (season.erased.has(account) ? ERASED[language] : name)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** *written in a session opened by a link that Chair issued, with the consent of Head*. */
export const linkWords = (on: On, link: { readonly requestedBy: string; readonly consentBy: string }): string => {
  const named = (name: string): string => {
    const account = on.season.people.find(({ seat }) => seat.name === name)?.account ?? ''
    return nameOf(on, account, name)
  }
  return on.language === 'es'
    ? `escrito en una sesión abierta con un enlace que pidió ${named(link.requestedBy)}, con el consentimiento de ${named(link.consentBy)}`
    : `written in a session opened by a link that ${named(link.requestedBy)} issued, with the consent of ${named(link.consentBy)}`
}
/** The name of a token is words of its owner, and goes with them; it was the first of the group. */
export const tokenWords = ({ season, language }: On, { account, byToken }: Pick<Deed, 'account' | 'byToken'>): string => {
  if (!byToken) return ''
  if (season.erased.has(account)) return language === 'es' ? 'mediante el token de API n.º 1' : 'by API token no. 1'
  return language === 'es' ? `mediante el token «${byToken}»` : `by the token “${byToken}”`
}
const linkOf = ({ byLink }: Deed) => byLink as { readonly requestedBy: string; readonly consentBy: string } | null

const whoDid = (on: On, account: string, delegation: string | null): string => {
  const name = on.season.people.find((one) => one.account === account)?.seat.name ?? ''
  const beside = delegation === null ? '' : ` (${delegation.toUpperCase()})`
  return capital(nameOf(on, account, name)) === name || !on.season.erased.has(account)
    ? `${name}${beside}`
    : `${capital(ERASED[on.language])}${beside}`
}
type Spoken = (from: string, to: string) => string
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  status: { es: 'el estado', en: 'the status' },
  progress: { es: 'el avance', en: 'the progress' },
  priority: { es: 'la prioridad', en: 'the priority' },
  origin: { es: 'la sesión de origen', en: 'the session of origin' },
  due: { es: 'el plazo', en: 'the due date' },
  originalDue: { es: 'el plazo original', en: 'the original due date' },
}
const SPOKEN: Readonly<Record<Language, (field: string) => Spoken>> = {
  en: (field) => (from, to) => {
    const name = NAMES[field]?.en ?? field
    if (field === 'lead') return `passed the lead from ${from} to ${to}`
    if (field === 'stream') return `put this item into “${to}”`
    if (from === '') return `set ${name} to ${to}`
    if (to === '') return `cleared ${name}, which was ${from}`
    return `changed ${name} from ${from} to ${to}`
  },
  es: (field) => (from, to) => {
    const name = NAMES[field]?.es ?? field
    const isDay = field === 'due' || field === 'originalDue'
    if (field === 'lead') return `pasó la responsabilidad de ${from} a ${to}`
    if (field === 'stream') return `incluyó esta acción en «${to}»`
    if (from === '') return isDay ? `fijó ${name} para el ${to}` : `fijó ${name}: ${to}`
    if (to === '') return `quitó ${name}, que era el ${from}`
    return isDay ? `cambió ${name} del ${from} al ${to}` : `cambió ${name} de ${from} a ${to}`
  },
}
const deedWords = (on: On, deed: Deed): string => {
  const { season, language } = on
  const { account, delegation, what, field, from, to, meeting, byToken } = deed
  const link = linkOf(deed)
  const number = season.sessions.find(({ id }) => id === meeting)?.number
  const notes = [
    ...(number === undefined ? [] : [language === 'es' ? `en la sesión ${number}` : `in session ${number}`]),
    ...(link ? [linkWords(on, link)] : []),
    ...(byToken ? [tokenWords(on, deed)] : []),
  ]
  const initial = field === 'status' || field === 'progress' ? INITIAL[field] : null
  const did =
    what === 'created'
      ? { es: 'creó esta acción', en: 'created this item' }[language]
      : SPOKEN[language](field ?? '')(
          fieldValue(season, field ?? '', from ?? initial, language),
          fieldValue(season, field ?? '', to, language),
        )
  return [`${whoDid(on, account, delegation)} ${did}`, ...notes].join(', ')
}
const reportedWords = (on: On, item: ItemModel, report: ReportModel): string => {
  const by = on.season.people.find(({ account }) => account === report.by)
  const progress = VALUES[report.progress]?.[on.language]
  const [code, reporter] = [codeOf(item), report.delegation.toUpperCase()]
  const did =
    on.language === 'es'
      ? `informó del avance de ${code}, en nombre de ${reporter}: ${progress}`
      : `reported on the progress of ${code}, for ${reporter}: ${progress}`
  return [`${whoDid(on, report.by, by?.delegation ?? null)} ${did}`, ...(report.byLink ? [linkWords(on, report.byLink)] : [])].join(', ')
}

interface Happening {
  readonly at: Window
  readonly words: string
}
const historyOf = (on: On, id: string, item: ItemModel): readonly Happening[] => {
  const { ledger, reports } = on.season
  const done = ledger.deeds
    .filter(({ document, subject }) => document === ROADMAP && subject === `item:${id}`)
    .map((deed): Happening => ({ at: deed, words: deedWords(on, deed) }))
  const reported = reports
    .filter((report) => report.item === id)
    .map((report): Happening => ({ at: report.at, words: reportedWords(on, item, report) }))
  // The newest first; what was done in one turn stands in the order in which it was done, from its end.
  return [...done, ...reported]
    .map((one, at) => ({ one, at }))
    .toSorted((a, b) => b.one.at.before - a.one.at.before || b.at - a.at)
    .map(({ one }) => one)
}

const reportWords = (on: On, report: ReportModel): Words => {
  const { language, season } = on
  const code = report.delegation.toUpperCase()
  const name = nameOf(on, report.by, season.people.find(({ account }) => account === report.by)?.seat.name ?? '')
  const given = report.isOwn ? name : language === 'es' ? `${name}, en nombre de ${code}` : `${name}, in the name of ${code}`
  return say(
    `${code},`,
    hour(report.at, ZONE, language),
    report.byLink ? `${given}; ${linkWords(on, report.byLink)}` : given,
    `${HEADS.progress[language]}: ${VALUES[report.progress]?.[language]}`,
    closed(say(SHEET.done[language]), ':'),
    theirs(report.done, language),
  )
}

export const itemPaper = (on: On, id: string, item: ItemModel): Paper => {
  const { language, season } = on
  const reports = season.reports.filter((report) => report.item === id)
  return {
    kind: say(HEADS.sheet[language]),
    title: theirs(titleOf(item), language),
    facts: [[HEADS.code[language], say(codeOf(item))]],
    body: say(
      values(on, item),
      SHEET.reports[language],
      reports.length === 0 ? HEADS.none[language] : say(...reports.map((report) => reportWords(on, report))),
      SHEET.history[language],
      ...historyOf(on, id, item).map(({ at, words }) => say(hour(at, ZONE, language), words)),
    ),
    logs: [
      [ROADMAP, HEADS.plan[language]],
      [`acts:${GROUP}`, HEADS.acts[language]],
    ],
  }
}
