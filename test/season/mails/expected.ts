// What may be mailed to whom at a stop of the season, and what must be, from the ledger. Nothing here is read from Ruta.

import type { Member } from '../member.ts'
import { codeOf, livingItems, type Numbered, titleOf } from '../papers/planPaper.ts'
import { type PaperSeason, ZONE } from '../papers/play.ts'
import { wordsOf } from '../papers/readers.ts'
import { isLate, statusOf } from '../papers/reviewPaper.ts'
import type { SessionModel, Window } from '../papers/sessionDeeds.ts'
import type { Stop } from '../papers/stops.ts'
import { between, closed, either, type Language, parting, say, type Words } from '../papers/wanted.ts'
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
const HOUR_MS = 3_600_000

/** `1 December 2026, 13:51 (Bogotá, UTC−5)`. */
const moment = (window: Window, language: Language, city = 'Bogotá, '): Words =>
  between(window, (at) => {
    const date = new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: ZONE,
    }).format(at)
    return `${date} (${city}UTC−5)`
  })
const inUtc = ({ after, before }: Window, days: number, language: Language): Words =>
  between({ after: after + days * DAY_MS, before: before + days * DAY_MS }, (at) => {
    const date = new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(at)
    return `${date} (UTC)`
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

const beginning = (season: PaperSeason, { member }: Reader): readonly Statement[] => {
  // Whose language was not known yet.
  const language = 'es'
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
    ...(at >= 0
      ? (['es', 'en'] as const).map((one) => ({ words: say(MAIL.once[one], closed(inUtc(season.gathered, 14, one), '.')) }))
      : []),
    ...seats,
    ...(seats.length > 0
      ? [MAIL.reads, MAIL.readsOnly, MAIL.notEarlier, MAIL.ifNot].map((words): Statement => ({ words: say(words[language]) }))
      : []),
  ]
}
/** When a newcomer may read what was written before: a week after the delegation was told. */
export const opens = (season: PaperSeason): Words => {
  const language = 'es'
  const { after, before } = season.gathered
  return say(MAIL.opens[language], moment({ after: after + 7 * DAY_MS, before: before + 7 * DAY_MS }, language, ''), MAIL.admits[language])
}

const sessionName = (session: SessionModel, language: Language): string =>
  `${language === 'es' ? 'sesión' : 'session'} ${session.number}, Cartagena`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const named = (session: SessionModel, language: Language): string =>
  capital(`${language === 'es' ? 'la ' : ''}${sessionName(session, language)}`)

/** What happened since the last stop has to be told by now. */
const isNew = ({ read }: PaperSeason, at: Window | undefined): Pick<Statement, 'must'> =>
  at !== undefined && at.after >= read.at ? { must: true } : {}
/** What sessions are at this stop: only what still holds is mailed. */
const ofSessions = (season: PaperSeason, { language }: Reader): readonly Statement[] =>
  season.sessions.flatMap((session): readonly Statement[] => {
    const { state, closings, reopenings, id } = session
    const last = state === 'closed' ? closings.at(-1) : reopenings.at(-1)?.at
    const told = (words: string): Statement => ({ words: say(words), link: id, ...isNew(season, last) })
    if (state === 'open' && reopenings.length > 0)
      return [told(MAIL.reopened(`la ${sessionName(session, 'es')}`, capital(sessionName(session, 'en')))[language])]
    if (state === 'closed' && closings.length > 1)
      return [told(MAIL.closedAgain(`la ${sessionName(session, 'es')}`, capital(sessionName(session, 'en')))[language])]
    return []
  })
const digestOf = (season: PaperSeason, session: SessionModel, language: Language): readonly Statement[] => {
  const { closings } = session
  const [first] = closings
  const last = closings.at(-1)
  if (!first || session.state !== 'closed') return []
  // One whose digest was on its way when it was opened again has it when it is closed again.
  const reopened = session.corrections.length > 0
  const adopted = session.decisions.filter(({ status }) => status === 'adopted')
  const byMethod = Map.groupBy(adopted, ({ method }) => method)
  return [
    {
      words: say(MAIL.sessionClosed(named(session, language))[language], closed(moment(first, language), '.')),
      link: '',
      ...isNew(season, closings.length === 1 || reopened ? last : undefined),
    },
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
const ofComments = (season: PaperSeason, { member, language }: Reader): readonly Statement[] =>
  season.comments.flatMap(({ item, by, isOfDelegation, mentions, at }): readonly Statement[] => {
    const model = season.ledger.plan.items.get(item)
    if (!model || by.account === member.account) return []
    const subject = `${codeOf(model)}, ${either(titleOf(model), language)}`
    if (isOfDelegation) return by.delegation === member.delegation ? [{ words: say(MAIL.ofDelegation(subject)[language]), link: item }] : []
    return mentions.includes(member.account)
      ? [{ words: say(MAIL.mentioned(by.seat.name, subject)[language]), link: item, ...isNew(season, at) }]
      : []
  })

const ofAccounts = (season: PaperSeason, { member, language }: Reader): readonly Statement[] => {
  const { tokens, erased, people, links } = season
  const gone = people.filter(({ account, delegation }) => erased.has(account) && delegation !== null && delegation === member.delegation)
  return [
    ...tokens
      .filter(({ by }) => by === member.account)
      .flatMap(({ name, at, until, used }): readonly Statement[] => [
        { words: say(MAIL.on[language], closed(moment(at, language, ''), ','), MAIL.tokenMade(name)[language]), ...isNew(season, at) },
        { words: say(MAIL.tokenMay[language], closed(moment(until, language, ''), '.')) },
        { words: say(MAIL.tokenNot[language]) },
        { words: say(MAIL.on[language], closed(moment(used, language, ''), ','), MAIL.tokenUsed(name)[language]), ...isNew(season, used) },
        ...MAIL.aboutUse.map((words): Statement => ({ words: say(words[language]) })),
      ]),
    ...(gone.length > 0 ? [{ words: say(`${MAIL.erased('Chair')[language]}.`) }, { words: say(MAIL.ifNot[language]) }] : []),
    ...links
      .filter(({ of }) => of === member.account)
      .flatMap(({ mailed, opened }): readonly Statement[] => {
        const at = moment(opened, language, '')
        const hour = { after: mailed.after + HOUR_MS, before: mailed.before + HOUR_MS }
        return [
          { words: say(MAIL.asked[language]), ...isNew(season, mailed) },
          { words: say(MAIL.once[language], closed(moment(hour, language, ''), '.')) },
          { words: say(MAIL.passwordChanged[language], closed(at, '.'), MAIL.othersEnded[language]), ...isNew(season, opened) },
          { words: say(MAIL.on[language], closed(at, ','), MAIL.newDevice[language]), ...isNew(season, opened) },
          ...MAIL.aboutLinks.map((words): Statement => ({ words: say(words[language]) })),
        ]
      }),
  ]
}

/** What a mail may be called: a statement of it, or what kind of mail it is. */
export const isCalled = (season: PaperSeason, subject: string, statements: readonly Statement[], notices: number): boolean => {
  const called = (words: Words): boolean => [subject, `${subject}.`].some((one) => parting(wordsOf(one), words) === null)
  const digests = season.sessions.flatMap(({ number, decisions }) => {
    const adopted = decisions.filter(({ status }) => status === 'adopted').length
    return [MAIL.digest(number, adopted, notices).es, MAIL.digest(number, adopted, notices).en]
  })
  const others = [...MAIL.subjects.flatMap(({ es, en }) => [es, en]), MAIL.several(notices).es, MAIL.several(notices).en]
  return statements.some(({ words }) => called(words)) || [...digests, ...others].includes(subject)
}

/** Everything that is true at this stop, for this reader. */
export const statementsFor = (season: PaperSeason, stop: Stop, reader: Reader): readonly Statement[] => [
  ...(stop === 'after session 1' ? beginning(season, reader) : []),
  ...ofSessions(season, reader),
  ...season.sessions.flatMap((session) => digestOf(season, session, reader.language)),
  ...ofItems(season, reader),
  ...ofComments(season, reader),
  ...ofAccounts(season, reader),
]
