// What may be mailed to whom at a stop of the season, and what must be, from the ledger. Nothing here is read from Ruta.

import type { Member } from '../member.ts'
import { codeOf, livingItems, type Numbered, titleOf } from '../papers/planPaper.ts'
import { type PaperSeason, ZONE } from '../papers/play.ts'
import { isLate, statusOf } from '../papers/reviewPaper.ts'
import type { SessionModel, Window } from '../papers/sessionDeeds.ts'
import type { Stop } from '../papers/stops.ts'
import { between, closed, either, type Language, say, type Words } from '../papers/wanted.ts'
import { MAIL, ROLES } from './constants.ts'

export interface Statement {
  readonly words: Words
  /** It is mailed once; what is absent may be mailed, as often as it holds. */
  readonly must?: true
  /** What the link below it has to lead to. */
  readonly link?: string
}
export interface Reader {
  readonly member: Member
  readonly email: string
  readonly language: Language
}
const DAY_MS = 86_400_000

/** `1 December 2026, 13:51 (Bogotá, UTC-5)`. */
const moment = (window: Window, language: Language, city = 'Bogotá, '): Words =>
  between(window, (at) => {
    const date = new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: ZONE,
    }).format(at)
    return `${date} (${city}UTC-5)`
  })
const longDay = (day: string, language: Language, year: string): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(day.startsWith(year) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T12:00:00Z`))

/** Who was invited, in the order of the season's beginning. */
const invited = ({ people, chair }: PaperSeason): readonly Member[] => people.filter((one) => one !== chair)

const beginning = (season: PaperSeason, { member, language }: Reader): readonly Statement[] => {
  const joined = invited(season)
  const at = joined.indexOf(member)
  const seats = joined
    .slice(at + 1)
    .filter(({ delegation }) => at >= 0 && delegation !== null && delegation === member.delegation)
    .flatMap(({ seat }): readonly Statement[] => {
      const sentence = MAIL.gave('Chair', seat.name, ROLES[seat.role]?.[language] ?? '')[language]
      return [{ words: say(`${sentence}.`), must: true }]
    })
  return [
    ...(at >= 0 ? MAIL.invitation.map((words): Statement => ({ words: say(words), must: true })) : []),
    ...seats,
    ...(seats.length > 0 ? [MAIL.reads, MAIL.notEarlier, MAIL.ifNot].map((words): Statement => ({ words: say(words[language]) })) : []),
  ]
}
/** When a newcomer may read what was written before: a week after the delegation was told. */
export const opens = (season: PaperSeason, { language }: Reader): Words => {
  const { after, before } = season.gathered
  return say(MAIL.opens[language], moment({ after: after + 7 * DAY_MS, before: before + 7 * DAY_MS }, language, ''), MAIL.admits[language])
}

const sessionName = (session: SessionModel, language: Language): string =>
  `${language === 'es' ? 'sesión' : 'session'} ${session.number}, Cartagena`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const named = (session: SessionModel, language: Language): string =>
  capital(`${language === 'es' ? 'la ' : ''}${sessionName(session, language)}`)

/** What sessions are at this stop: only what still holds is mailed. */
const ofSessions = (season: PaperSeason, { language }: Reader): readonly Statement[] =>
  season.sessions.flatMap((session): readonly Statement[] => {
    const { state, closings, reopenings, id } = session
    const told = (words: string): Statement => ({ words: say(words), link: id })
    if (state === 'open' && reopenings.length > 0)
      return [told(MAIL.reopened(named(session, language), sessionName(session, language))[language])]
    if (state === 'closed' && closings.length > 1)
      return [told(MAIL.closedAgain(named(session, language), sessionName(session, language))[language])]
    return []
  })
const digestOf = (session: SessionModel, language: Language): readonly Statement[] => {
  const [first] = session.closings
  if (!first || session.state !== 'closed') return []
  const adopted = session.decisions.filter(({ status }) => status === 'adopted')
  const byMethod = Map.groupBy(adopted, ({ method }) => method)
  return [
    { words: say(MAIL.sessionClosed(named(session, language))[language], closed(moment(first, language), '.')), link: '' },
    ...[...byMethod].map(([method, own]): Statement => {
      const numbers = own.map(({ number }) => String(number))
      const said = numbers.length === 1 ? numbers[0] : numbers.join(language === 'es' ? ' y ' : ' and ')
      return { words: say(`${MAIL.decisions(numbers.length)[language]} ${said} (${MAIL.methods[method][language]})`), link: 'decisions' }
    }),
  ]
}

/** Those who head the delegation that leads it. */
const isHolder = ({ member }: Reader, [, { values }]: Numbered): boolean => member.seat.role === 'head' && values.lead === member.delegation
const ofItems = (season: PaperSeason, reader: Reader): readonly Statement[] => {
  const { language } = reader
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(season.ledger.now())
  return livingItems(season.ledger.plan)
    .filter((item) => isHolder(reader, item) && typeof item[1].values.due === 'string')
    .flatMap((item): readonly Statement[] => {
      const [id, model] = item
      const due = String(model.values.due)
      const isOpen = !['done', 'deferred', 'withdrawn'].includes(statusOf(model.values))
      const left = (Date.parse(due) - Date.parse(today)) / DAY_MS
      const subject = `${codeOf(model)}, ${either(titleOf(model), language)}`
      const day = longDay(due, language, today.slice(0, 4))
      if (isLate(item, today)) return [{ words: say(MAIL.wasDue(subject, day)[language]), link: id }]
      return isOpen && left >= 0 && left <= 7 ? [{ words: say(MAIL.isDue(subject, day)[language]), link: id }] : []
    })
}
const ofComments = ({ comments, ledger }: PaperSeason, { member, language }: Reader): readonly Statement[] =>
  comments.flatMap(({ item, by, isOfDelegation, mentions }): readonly Statement[] => {
    const model = ledger.plan.items.get(item)
    if (!model || by.account === member.account) return []
    const subject = `${codeOf(model)}, ${either(titleOf(model), language)}`
    if (isOfDelegation) return by.delegation === member.delegation ? [{ words: say(MAIL.ofDelegation(subject)[language]), link: item }] : []
    return mentions.includes(member.account)
      ? [{ words: say(MAIL.mentioned(by.seat.name, subject)[language]), link: item, must: true }]
      : []
  })

const ofAccounts = (season: PaperSeason, { member, language }: Reader): readonly Statement[] => {
  const { tokens, erased, people } = season
  const gone = people.filter(({ account, delegation }) => erased.has(account) && delegation !== null && delegation === member.delegation)
  return [
    ...tokens
      .filter(({ by }) => by === member.account)
      .flatMap(({ name, at, until }): readonly Statement[] => [
        { words: say(MAIL.on[language], closed(moment(at, language, ''), ','), MAIL.tokenMade(name)[language]), must: true },
        { words: say(MAIL.tokenMay[language], closed(moment(until, language, ''), '.')) },
        { words: say(MAIL.tokenNot[language]) },
      ]),
    ...(gone.length > 0 ? [{ words: say(`${MAIL.erased('Chair')[language]}.`) }, { words: say(MAIL.ifNot[language]) }] : []),
    ...(member.byLink ? MAIL.signInLink.map((words): Statement => ({ words: say(words[language]) })) : []),
  ]
}

/** Everything that is true at this stop, for this reader. */
export const statementsFor = (season: PaperSeason, stop: Stop, reader: Reader): readonly Statement[] => [
  ...(stop === 'after session 1' ? beginning(season, reader) : []),
  ...ofSessions(season, reader),
  ...season.sessions.flatMap((session) => digestOf(session, reader.language)),
  ...ofItems(season, reader),
  ...ofComments(season, reader),
  ...ofAccounts(season, reader),
]
