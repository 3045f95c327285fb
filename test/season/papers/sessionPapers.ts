// What the record of a session and the register of decisions say, from the ledger: the plan of the first closing, the words of the last.
import { GROUP, ROADMAP } from '../season.ts'
import { HEADS, SIGN_FIELDS, SIGN_WHY, VALUES } from './constants.ts'
import { fact, type On, type Paper } from './frame.ts'
import { linkWords } from './itemPaper.ts'
import { itemTable, livingItems, type Numbered, tableHead } from './planPaper.ts'
import { ZONE } from './play.ts'
import type { CorrectionModel, DecisionModel, SessionModel } from './sessionDeeds.ts'
import { closed, either, hour, type Language, say, theirs, type Words } from './wanted.ts'

const AGENCIES: Readonly<Record<string, string>> = { co: 'ACO', mx: 'AMX', us: 'AUS' }
const DELEGATION: Readonly<Record<Language, string>> = { es: 'Delegación', en: 'Delegation' }
export const named = (delegation: string, language: Language): string => {
  const code = delegation.toUpperCase()
  return `${code} ${DELEGATION[language]} ${code}`
}
const value = (key: string, language: Language): string => VALUES[key]?.[language] ?? `?${key}`
const isSure = ({ closings, reopenings }: SessionModel): boolean => closings.length > 1 || reopenings.length > 0

/** `12–14 October 2026`. */
const span = ({ start, end }: SessionModel, language: Language): string => {
  const month = new Intl.DateTimeFormat(language === 'es' ? 'es-CO' : 'en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(start))
  const days = `${Number(start.slice(8))}–${Number(end.slice(8))}`
  return language === 'es' ? `${days} de ${month} de ${start.slice(0, 4)}` : `${days} ${month} ${start.slice(0, 4)}`
}
/** Every hour at which it was closed and reopened, by whom and why. */
export const closingFacts = ({ closings, reopenings }: SessionModel, language: Language): readonly (readonly [string, Words])[] => {
  const reasonOf = ({ es, en }: { readonly es: string; readonly en: string }): string => {
    const own = language === 'es' ? es : en
    return own.trim() !== '' ? own : `${either({ es, en }, language)} (${language === 'es' ? 'EN' : 'ES'})`
  }
  const acts = [
    ...closings.map((at, index) => ({ at, name: index === 0 ? HEADS.closed[language] : HEADS.closedAgain[language], rest: say() })),
    ...reopenings.map(({ at, by, reason }) => ({
      at,
      name: HEADS.reopened[language],
      rest: say(
        `${HEADS.by[language]} ${by.name}, ${language === 'es' ? 'presidencia' : 'chair'}. ${HEADS.reason[language]}: ${reasonOf(reason)}`,
      ),
    })),
  ].toSorted((a, b) => a.at.after - b.at.after)
  return acts.map(({ at, name, rest }) => {
    const when = hour(at, ZONE, language)
    return [name, rest.length > 0 ? say(closed(when, ','), rest) : when]
  })
}

/** `Corrected after the closing: 1 December 2026, 09:46 (Bogotá), MX`. */
const correctedLine = ({ corrections }: SessionModel, subject: string, language: Language): Words => {
  const own = corrections.filter((one) => one.subject === subject)
  return own.length === 0
    ? []
    : say(`${HEADS.corrected[language]}:`, ...own.map((one) => say(closed(hour(one.at, ZONE, language), ','), markOf(one, language))))
}
/** `US (by link)`. */
export const markOf = ({ by, byLink }: CorrectionModel, language: Language): string =>
  byLink ? `${by.mark} (${language === 'es' ? 'con enlace' : 'by link'})` : by.mark
const SIDES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  es: { es: 'español', en: 'inglés' },
  en: { es: 'Spanish', en: 'English' },
}
/** Every correction: hour, writer, and what was and is said. */
export const correctionWords = (on: On, session: SessionModel): Words => {
  const { language, season } = on
  return say(
    ...session.corrections.map((correction) => {
      const { at, by, byLink, subject, what, from, to } = correction
      const side = what.endsWith('en') ? 'en' : 'es'
      const decision = session.decisions.find(({ id }) => `decision:${id}` === subject)
      const [was, is] = [from[side], to[side]]
      const name = season.erased.has(by.account)
        ? { es: 'Una persona cuya cuenta se borró', en: 'A person whose account was erased' }[language]
        : by.name
      const thing = decision
        ? {
            es: `el texto en ${SIDES.es[side]} de la decisión «${either(decision.text, 'es')}»`,
            en: `the text in ${SIDES.en[side]} of the decision “${either(decision.text, 'en')}”`,
          }
        : {
            es: `el acta en ${SIDES.es[side]} de la sesión ${session.number}`,
            en: `the minutes in ${SIDES.en[side]} of session ${session.number}`,
          }
      return say(
        hour(at, ZONE, language),
        '·',
        markOf(correction, language),
        language === 'en'
          ? `${name} (${by.mark}) changed ${thing.en}: “${was}” → “${is}”${byLink ? `, ${linkWords(on, byLink)}` : ''}`
          : `${name} (${by.mark}) cambió ${thing.es}: «${was}» → «${is}»${byLink ? `, ${linkWords(on, byLink)}` : ''}`,
      )
    }),
  )
}
/** Each paragraph; below the first one that it was corrected. */
const minutes = (session: SessionModel, language: Language): Words => {
  const own = { ...session, corrections: session.corrections.filter(({ what }) => what === `minutes.${language}`) }
  return say(
    ...session.minutes[language].map((words, at) => say(String(at + 1), words, at === 0 ? correctedLine(own, 'minutes', language) : [])),
  )
}

const attendance = ({ attendance: counts }: SessionModel, language: Language): Words => {
  const here = [...counts.values()].filter((count) => count > 0).length
  return say(
    ...[HEADS.delegation, HEADS.agencies, HEADS.present].map((words) => words[language]),
    ...['co', 'mx', 'us'].map((id) => `${named(id, language)} ${AGENCIES[id]} ${counts.get(id) ?? HEADS.absent[language]}`),
    `${HEADS.presence[language]} ${here} ${HEADS.of[language]} 3`,
  )
}
const agenda = (session: SessionModel, language: Language): Words =>
  say(
    ...session.points.map(({ id, title, state, reason }, index) => {
      const why = reason[language].trim()
      const stated =
        state === 'planned'
          ? session.state === 'closed'
            ? HEADS.notDealtWith[language]
            : ''
          : value(state === 'done' ? 'pointDone' : 'pointDeferred', language)
      const decided = session.decisions.filter(({ point }) => point === id)
      return say(
        String(index + 1),
        theirs(title, language),
        state === 'deferred' && why !== '' ? `${stated}: ${why}` : stated,
        ...decided.map((decision) =>
          say(
            `${HEADS.decision[language]} ${decision.number} (${value(decision.status, language).toLowerCase()} · ${value(decision.method, language).toLowerCase()})`,
            theirs(decision.text, language),
            correctedLine(session, `decision:${decision.id}`, language),
          ),
        ),
      )
    }),
  )
/** What the plan of the first closing leaves open: overdue that day, then blocked. */
const leftOpen = (items: readonly Numbered[], { closings: [first] }: SessionModel): readonly Numbered[] => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(first?.before)
  const open = items.filter(([, { values }]) =>
    ['proposed', 'agreed', 'inProgress', 'blocked'].includes(String(values.status ?? 'proposed')),
  )
  const late = open.filter(([, { values }]) => typeof values.due === 'string' && values.due < today)
  const blocked = open.filter((one) => !late.includes(one) && one[1].values.status === 'blocked')
  const byDue = ([, a]: Numbered, [, b]: Numbered) => (String(a.values.due ?? '') < String(b.values.due ?? '') ? -1 : 1)
  return [...late.toSorted(byDue), ...blocked.toSorted(byDue)]
}
const carried = (session: SessionModel, items: readonly Numbered[], language: Language, bullet: string): Words => {
  const left = leftOpen(items, session)
  return say(
    ...session.points.flatMap(({ title, state, reason }, index) => {
      if (state === 'done') return []
      // The agenda says why a point was deferred.
      const why = state === 'deferred' ? '' : reason[language].trim()
      return [
        say(
          bullet,
          theirs(title, language),
          `(${HEADS.point[language].toLowerCase()} ${index + 1})`,
          why === '' ? '' : `${HEADS.reason[language]}: ${why}`,
        ),
      ]
    }),
    ...(left.length === 0 ? [] : [HEADS.items[language], itemTable(left, ['lead', 'due', 'status'], language)]),
  )
}
const signatures = (on: On, { attendance: counts }: SessionModel): Words => {
  const { language, format } = on
  const names = ['co', 'mx', 'us'].filter((id) => (counts.get(id) ?? 0) > 0).map((id) => named(id, language))
  const fields = SIGN_FIELDS[language]
  return say(
    SIGN_WHY[language],
    ...(format === 'md'
      ? names.map((name) => say(name, ...fields.map((field) => fact(on, field, say()))))
      : [HEADS.delegation[language], ...fields, ...names]),
  )
}

export const recordPaper = (on: On, session: SessionModel): Paper => {
  const { season, language, format } = on
  const plan = season.ledger.snapshots.find(({ mark }) => mark === `meeting:${session.id}`)?.plan ?? season.ledger.plan
  const items = livingItems(plan)
  const agreed = items.filter(([, { values }]) => values.origin === session.id)
  const part = (head: Readonly<Record<Language, string>>, own: Words): Words =>
    say(head[language], own.length > 0 ? own : HEADS.none[language])
  const [first = on.asOf] = session.closings
  return {
    kind: say(`${HEADS.record[language]} ${session.number}`),
    title: say(session.title[language]),
    isDraft: session.state !== 'closed',
    facts: [
      [HEADS.place[language], theirs(session.place, language)],
      [HEADS.dates[language], say(span(session, language))],
      [HEADS.state[language], say(session.state === 'closed' ? HEADS.closed[language] : HEADS.underCorrection[language])],
      ...(isSure(session)
        ? [
            ...closingFacts(session, language),
            [HEADS.plan[language], say(`${HEADS.firstClosing[language]},`, hour(first, ZONE, language))] as const,
          ]
        : []),
    ],
    body: say(
      part(HEADS.attendance, attendance(session, language)),
      part(HEADS.agenda, agenda(session, language)),
      part(HEADS.minutes, minutes(session, language)),
      // Those of points are with their points.
      session.decisions.length > 0 ? [] : part(HEADS.decisions, []),
      part(HEADS.actions, agreed.length > 0 ? itemTable(agreed, ['lead', 'due'], language) : []),
      part(HEADS.carried, carried(session, items, language, format === 'md' ? '' : '•')),
      isSure(session)
        ? say(HEADS.corrections[language], session.corrections.length > 0 ? correctionWords(on, session) : HEADS.nothingCorrected[language])
        : [],
      part(HEADS.signatures, signatures(on, session)),
    ),
    tableHeads: [
      tableHead(['lead', 'due'], language),
      tableHead(['lead', 'due', 'status'], language),
      [HEADS.delegation, HEADS.agencies, HEADS.present].map((words) => words[language]).join(' '),
    ],
    logs: [
      [session.document, `${HEADS.session[language]} ${session.number}`],
      [ROADMAP, HEADS.plan[language]],
      [`acts:${GROUP}`, HEADS.acts[language]],
    ],
    closings: session,
  }
}

const registered = (session: SessionModel, { id, number, text, status, method, point }: DecisionModel, language: Language): Words => {
  const place = session.points.findIndex((one) => one.id === point)
  const about = session.points[place]
  return say(
    String(number),
    theirs(text, language),
    `${value(status, language)} · ${value(method, language).toLowerCase()}`,
    about ? `${HEADS.point[language]} ${place + 1}: ${either(about.title, language)}` : '',
    correctedLine(session, `decision:${id}`, language),
  )
}
export const registerPaper = ({ season, language }: On): Paper => {
  const own = season.sessions.filter(({ decisions: all }) => all.length > 0)
  const count = own.reduce((sum, { decisions: all }) => sum + all.length, 0)
  return {
    kind: say(HEADS.register[language]),
    title: say(HEADS.registerTitle[language]),
    facts: [[HEADS.decisions[language], say(String(count))]],
    body: say(
      ...own.map((session) => {
        const reopened = session.state === 'closed' ? [] : [HEADS.underCorrection[language]]
        return say(
          `${HEADS.session[language]} ${session.number}: ${session.title[language]}`,
          [session.place[language], span(session, language), ...reopened].join(' · '),
          ...(isSure(session) ? closingFacts(session, language).map(([name, words]) => say(closed(say(name), ':'), words)) : []),
          ...session.decisions.map((decision) => registered(session, decision, language)),
        )
      }),
    ),
    logs: [
      ...season.sessions.toReversed().map(({ document, number }) => [document, `${HEADS.session[language]} ${number}`] as const),
      [ROADMAP, HEADS.plan[language]],
    ],
  }
}
