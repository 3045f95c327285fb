// What the register of decisions says on the screen, from the ledger: the newest decision first, both languages of each.
import { VALUES } from '../papers/constants.ts'
import type { DecisionModel, SessionModel } from '../papers/sessionDeeds.ts'
import { markOf } from '../papers/sessionPapers.ts'
import { closed, either, say, type Words } from '../papers/wanted.ts'
import { SCREEN } from './constants.ts'
import { moment, type OnScreen } from './on.ts'

export const REGISTER = { path: '/decisions', part: '.register__list', without: ['button'] }

/** Both languages, the one in which it is missing with words that say so. */
export const sides = ({ language }: OnScreen, { text }: DecisionModel): Words =>
  say('ES', text.es || SCREEN.notWritten[language], 'EN', text.en || SCREEN.notWritten[language])
export const pointOf = ({ language }: OnScreen, session: SessionModel, decision: DecisionModel): Words => {
  const point = session.points.find(({ id }) => id === decision.point)
  if (!point) return say()
  const isOther = point.title[language].trim() === ''
  return say(isOther ? (language === 'es' ? 'EN' : 'ES') : '', either(point.title, language))
}
export const corrected = (on: OnScreen, session: SessionModel, decision: DecisionModel): Words => {
  const own = session.corrections.filter(({ subject }) => subject === `decision:${decision.id}`)
  return own.length === 0
    ? say()
    : say(`${SCREEN.corrected[on.language]}:`, ...own.map((one) => say(closed(moment(on, one.at), ','), markOf(one, on.language))))
}
export const registerScreen = (on: OnScreen): Words =>
  say(
    ...on.season.sessions
      .flatMap((session) => session.decisions.map((decision) => ({ session, decision })))
      .toSorted((a, b) => b.decision.number - a.decision.number)
      .map(({ session, decision }) =>
        say(
          `${SCREEN.decision[on.language]} ${decision.number}`,
          sides(on, decision),
          VALUES[decision.status]?.[on.language] ?? '',
          VALUES[decision.method]?.[on.language] ?? '',
          `${SCREEN.session[on.language]} ${session.number}`,
          pointOf(on, session, decision),
          corrected(on, session, decision),
        ),
      ),
  )
