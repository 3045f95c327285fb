// What the pages of a session say, from the ledger: its banner, agenda, attendance, decisions and minutes.
import { VALUES } from '../papers/constants.ts'
import type { SessionModel } from '../papers/sessionDeeds.ts'
import { closed, either, say, type Words } from '../papers/wanted.ts'
import { CLOSED, CLOSINGS, REOPENED, SCREEN } from './constants.ts'
import { dayOf, moment, type OnScreen } from './on.ts'
import { corrected, pointOf, sides } from './registerScreen.ts'

const ordinal = ({ language }: OnScreen, at: number): string =>
  language === 'es' ? `${CLOSINGS.es[at]} cierre` : `${CLOSINGS.en[at]} closing`

/** When it was closed, and of each closing the digits: the one that is read aloud, and what replaced the others. */
export const closedBanner = (on: OnScreen, session: SessionModel, digits: readonly string[]): Words => {
  const { language } = on
  const { closings } = session
  const [first] = closings
  const last = closings.at(-1)
  if (!first || !last) return say()
  const isAgain = closings.length > 1
  return say(
    CLOSED.on[language],
    closed(moment(on, last), '.'),
    CLOSED.record[language],
    isAgain ? say(CLOSED.first[language], closed(moment(on, first), '.')) : say(),
    CLOSED.reopen[language],
    CLOSED.fingerprint[language],
    ...closings
      .map((at, index) =>
        say(
          digits[index] ?? '',
          isAgain
            ? say(
                closed(moment(on, at), ','),
                `${ordinal(on, index)}:`,
                index === closings.length - 1 ? CLOSED.aloud[language] : `${CLOSED.replaced[language]} ${ordinal(on, closings.length - 1)}`,
              )
            : moment(on, at),
        ),
      )
      .toReversed(),
  )
}
export const reopenedBanner = (on: OnScreen, session: SessionModel): Words => {
  const { language } = on
  const reopening = session.reopenings.at(-1)
  const [first] = session.closings
  if (!reopening || !first) return say()
  const other = language === 'es' ? 'en' : 'es'
  const reasons = ([language, other] as const).filter((side) => reopening.reason[side].trim() !== '')
  return say(
    REOPENED.on[language],
    moment(on, reopening.at),
    `(Bogotá)${language === 'es' ? ',' : ''} ${REOPENED.by[language]} ${reopening.by.name}`,
    ...reasons.map((side) => `${REOPENED.reason[side]}: ${reopening.reason[side]}`),
    REOPENED.counts[language],
    `${REOPENED.since[language].replace('{n}', String(session.number))}`,
    closed(dayOf(on, first), '.'),
  )
}

export const agendaScreen = ({ language }: OnScreen, session: SessionModel): Words =>
  say(
    ...session.points.map(({ title, state }, index) => {
      const other = language === 'es' ? 'en' : 'es'
      const isMissing = title[language].trim() === ''
      const isOtherMissing = title[other].trim() === ''
      return say(
        `${SCREEN.point[language]} ${index + 1} ${index + 1}`,
        either(title, language),
        isMissing || isOtherMissing ? '' : `${other.toUpperCase()} ${title[other]}`,
        state === 'planned' ? '' : (VALUES[state === 'done' ? 'pointDone' : 'pointDeferred']?.[language] ?? ''),
        isMissing ? SCREEN.missing(language)[language] : isOtherMissing ? SCREEN.missing(other)[language] : '',
        '0 min',
      )
    }),
  )
export const attendanceScreen = ({ language }: OnScreen, { attendance }: SessionModel): Words => {
  const here = [...attendance.values()].filter((count) => count > 0).length
  return say(
    ...['co', 'mx', 'us'].map((id) => {
      const code = id.toUpperCase()
      return `${code} ${SCREEN.delegation[language]} ${code} ${SCREEN.people(attendance.get(id) ?? 0)[language]}`
    }),
    SCREEN.present(here)[language],
  )
}
export const decisionsScreen = (on: OnScreen, session: SessionModel): Words =>
  say(
    ...session.decisions.map((decision) =>
      say(
        `${SCREEN.decision[on.language]} ${decision.number}`,
        sides(on, decision),
        corrected(on, session, decision),
        VALUES[decision.status]?.[on.language] ?? '',
        VALUES[decision.method]?.[on.language] ?? '',
        pointOf(on, session, decision),
      ),
    ),
  )
export const minutesScreen = (_on: OnScreen, { minutes }: SessionModel): Words => say('Español', ...minutes.es, 'English', ...minutes.en)
