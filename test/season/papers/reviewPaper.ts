// What a review since the closing of a session says, from the ledger.
import type { Deed } from '../journal.ts'
import { ROADMAP } from '../season.ts'
import { HEADS, REVIEW } from './constants.ts'
import type { On, Paper } from './frame.ts'
import { fieldValue, linkWords, tokenWords } from './itemPaper.ts'
import { codeOf, leadOf, livingItems, type Numbered, titleOf } from './planPaper.ts'
import { type PaperSeason, ZONE } from './play.ts'
import { changesBy, type Move, type Since, type Sum, sinceClosing, summed } from './reviewLedger.ts'
import type { SessionModel, Window } from './sessionDeeds.ts'
import { closingFacts, correctionWords, named } from './sessionPapers.ts'
import { closed, dayIn, hour, type Language, say, shortHour, struck, theirs, type Words } from './wanted.ts'

const DELEGATIONS = ['co', 'mx', 'us'] as const
const dayOf = (window: Window): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(window.before)
export const daysWords = (days: number, language: Language): string => {
  const sign = days > 0 ? '+' : days < 0 ? '−' : ''
  const count = Math.abs(days)
  const noun = language === 'es' ? (count === 1 ? 'día' : 'días') : count === 1 ? 'day' : 'days'
  return `${sign}${language === 'en' ? count.toLocaleString('en-US') : count} ${noun}`
}
const sumWords = ({ moves, days }: Sum, language: Language): string => (moves === 0 ? '0' : `${moves} (${daysWords(days, language)})`)
/** In a cell of the matrix, where no days are said too. */
const countWords = ({ moves, days }: Sum, language: Language): string =>
  moves === 0 ? '0' : days === 0 ? String(moves) : `${moves} (${daysWords(days, language)})`
const marked = (moves: readonly Move[], language: Language): string =>
  (['link', 'token'] as const)
    .map((mark) => [mark, summed(moves.filter((one) => one[mark]))] as const)
    .filter(([, sum]) => sum.moves > 0)
    .map(([mark, sum]) => `${REVIEW.marks[mark][language]}: ${countWords(sum, language)}`)
    .join('; ')
export const itemMoves = (moves: readonly Move[], id: string): readonly Move[] => moves.filter(({ item }) => item === id)
export const shifted = (moves: readonly Move[], items: readonly string[]): Sum => {
  const days = items.map((id) => summed(itemMoves(moves, id)).days).filter((one) => one !== 0)
  return { moves: days.length, days: days.reduce((sum, one) => sum + one, 0) }
}

export const isLate = ([, { values }]: Numbered, today: string): boolean =>
  typeof values.due === 'string' && values.due < today && !['done', 'deferred', 'withdrawn'].includes(String(values.status))
const PROGRESS = ['notStarted', 'limited', 'substantial', 'completed']
export const statusOf = (values: Readonly<Record<string, unknown>> | undefined): string => String(values?.status ?? 'proposed')
export const progressOf = (values: Readonly<Record<string, unknown>> | undefined): number =>
  PROGRESS.indexOf(String(values?.progress ?? 'notStarted'))

const figures = (since: Since, items: readonly Numbered[], today: string, language: Language): Words => {
  const before = (id: string) => since.from.items.get(id)?.values
  const newly = (status: string) =>
    items.filter(([id, { values }]) => statusOf(values) === status && before(id) && statusOf(before(id)) !== status)
  const done = newly('done')
  const advanced = items.filter((one) => before(one[0]) && progressOf(one[1].values) > progressOf(before(one[0])) && !done.includes(one))
  const touched = new Set(since.deeds.map(({ subject }) => subject))
  const counts = {
    done: `${done.length} ${HEADS.of[language]} ${items.length}`,
    advanced: String(advanced.length),
    moved: countWords(shifted(since.moves, [...since.from.items.keys()]), language),
    late: String(items.filter((one) => isLate(one, today)).length),
    blocked: String(newly('blocked').length),
    added: String(items.filter(([id]) => !before(id)).length),
    archived: '0',
    untouched: String(items.filter(([id]) => !touched.has(`item:${id}`)).length),
    texts: '0',
  }
  return say(
    REVIEW.figures[language],
    ...Object.entries(counts).map(([key, count]) => `${REVIEW.counts[key as keyof typeof counts][language]} ${count}`),
  )
}

export const standOf = ([, { values }]: Numbered): string => {
  const status = statusOf(values)
  if (['done', 'blocked', 'deferred'].includes(status)) return status
  return status === 'inProgress' || progressOf(values) > 0 ? 'going' : 'waiting'
}
const leads = ({ moves }: Since, items: readonly Numbered[], today: string, language: Language): Words =>
  say(
    REVIEW.byLead[language],
    HEADS.lead[language],
    ...Object.values(REVIEW.stands).map((words) => words[language]),
    REVIEW.late[language],
    REVIEW.moved[language],
    ...DELEGATIONS.map((id) => {
      const own = items.filter(([, { values }]) => values.lead === id)
      const counts = Object.keys(REVIEW.stands).map((stand) => own.filter((one) => standOf(one) === stand).length)
      const late = own.filter((one) => isLate(one, today)).length
      return `${named(id, language)} ${counts.join(' ')} ${late} ${countWords(
        shifted(
          moves,
          own.map(([item]) => item),
        ),
        language,
      )}`
    }),
  )
const authors = (since: Since, language: Language): Words =>
  say(
    REVIEW.byAuthor[language],
    ...[REVIEW.author, REVIEW.changes, REVIEW.itMoved, REVIEW.ofOthers].map((words) => words[language]),
    ...[...DELEGATIONS, null].map((id) => {
      const { all, link, token } = changesBy(since, id)
      const own = since.moves.filter(({ by, days }) => by === id && days !== null)
      const marks = (['link', 'token'] as const)
        .map((mark) => [mark, { link, token }[mark]] as const)
        .filter(([, count]) => count > 0)
        .map(([mark, count]) => `${REVIEW.marks[mark][language]}: ${count}`)
      const others = own.filter(({ lead }) => lead !== id).length
      return say(
        id === null ? REVIEW.secretariat[language] : named(id, language),
        String(all),
        marks.join('; '),
        countWords(summed(own), language),
        marked(own, language),
        String(others),
      )
    }),
  )
const matrix = ({ moves }: Since, language: Language): Words => {
  const made = moves.filter(({ days }) => days !== null)
  const cleared = moves.length - made.length
  const clearing = cleared === 0 ? '' : REVIEW.cleared[language].replace('{n}', String(cleared))
  if (made.length === 0) return cleared === 0 ? [] : say(REVIEW.matrix[language], clearing)
  const movers = [...DELEGATIONS, ...(made.some(({ by }) => by === null) ? [null] : [])]
  const cell = (own: readonly Move[]): string => {
    const marks = marked(own, language)
    return `${sumWords(summed(own), language)}${marks === '' ? '' : `; ${marks}`}`
  }
  return say(
    REVIEW.matrix[language],
    REVIEW.movedBy[language],
    ...DELEGATIONS.map((id) => id.toUpperCase()),
    REVIEW.inAll[language],
    ...movers.map((by) => {
      const own = made.filter((one) => one.by === by)
      return say(
        by === null ? REVIEW.secretariat[language] : named(by, language),
        ...DELEGATIONS.map((id) => cell(own.filter(({ lead }) => lead === id))),
        cell(own),
      )
    }),
    REVIEW.inAll[language],
    ...DELEGATIONS.map((id) => cell(made.filter(({ lead }) => lead === id))),
    cell(made),
    REVIEW.matrixKey[language],
    clearing,
  )
}
const slips = ({ from, to, moves }: Since, { asOf, language }: On): Words => {
  const rows = [...from.items]
    .map(([id, item]) => ({ item, now: to.items.get(id), own: itemMoves(moves, id) }))
    .filter(({ own }) => own.length > 0)
    .map((row) => ({ ...row, days: summed(row.own).days }))
    .toSorted((a, b) => b.days - a.days || (codeOf(a.item) < codeOf(b.item) ? -1 : 1))
  if (rows.length === 0) return []
  const all = moves.flatMap(({ was, is }) => (is === null ? [was] : [was, is]))
  const isMarked = moves.some(({ link, token }) => link || token)
  const today = dayOf(asOf)
  const hasToday = all.some((day) => day.slice(0, 7) <= today.slice(0, 7)) && all.some((day) => day.slice(0, 7) >= today.slice(0, 7))
  const moving = ({ by, days, link, token }: Move): string => {
    const marks = [...(link ? [REVIEW.marks.link[language]] : []), ...(token ? [REVIEW.marks.token[language]] : [])]
    const what = days === null ? REVIEW.clearedIt[language] : daysWords(days, language)
    return `${by === null ? 'SEC' : by.toUpperCase()} ${what}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  }
  return say(
    REVIEW.slip[language],
    REVIEW.slipKey[language],
    isMarked ? REVIEW.asterisk[language] : '',
    hasToday ? REVIEW.redLine[language] : '',
    REVIEW.slipHead[language],
    ...rows.map(({ item, now, own, days }) =>
      say(
        codeOf(item),
        own.map(moving).join(', '),
        dayIn(own[0]?.was, language),
        now?.values.due ? dayIn(now.values.due, language) : REVIEW.noDate[language],
        daysWords(days, language),
      ),
    ),
  )
}
const burn = ({ season, asOf, language }: On): Words => {
  const rows = [
    ...season.sessions.flatMap(({ id, number, closings: [first] }) =>
      first
        ? [
            {
              name: `${HEADS.session[language]} ${number}`,
              at: first,
              plan: season.ledger.snapshots.find(({ mark }) => mark === `meeting:${id}`)?.plan,
            },
          ]
        : [],
    ),
    { name: REVIEW.thisDocument[language], at: asOf, plan: season.ledger.plan },
  ]
  return say(
    REVIEW.burn[language],
    REVIEW.burnKey[language],
    REVIEW.burnHead[language],
    ...rows.map(({ name, at, plan }) => {
      const items = plan ? livingItems(plan) : []
      const done = items.filter(([, { values }]) => statusOf(values) === 'done').length
      return say(`${name},`, hour(at, ZONE, language), `${items.length} ${done} ${items.length - done}`)
    }),
  )
}

export const FIELDS = ['stream', 'status', 'progress', 'priority', 'lead', 'due', 'origin'] as const
export const shown = (season: PaperSeason, field: string, value: unknown, language: Language): string =>
  fieldValue(season, field, value ?? (field === 'status' ? 'proposed' : field === 'progress' ? 'notStarted' : null), language)

/** `2 changes: US 1 (by link: 1), CO 1`: those who changed it most first, then the newest. */
export const often = (deeds: readonly Deed[], language: Language): string => {
  if (deeds.length < 2) return ''
  const byCode = Map.groupBy(deeds.toReversed(), ({ delegation }) => (delegation === null ? 'SEC' : delegation.toUpperCase()))
  const each = [...byCode]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([code, own]) => {
      const marks = [
        [REVIEW.marks.link[language], own.filter(({ byLink }) => byLink !== null).length] as const,
        [REVIEW.marks.token[language], own.filter(({ byToken }) => byToken !== undefined).length] as const,
      ]
      const said = marks.filter(([, count]) => count > 0).map(([mark, count]) => `${mark}: ${count}`)
      return `${code} ${own.length}${said.length > 0 ? ` (${said.join('; ')})` : ''}`
    })
  return `${deeds.length} ${REVIEW.times[language]}: ${each.join(', ')}`
}
/** All its moves together: of a date that was cleared and set anew, from the date before. */
export const movedBy = (moves: readonly Move[], language: Language): string => {
  const sum = summed(moves)
  return sum.moves === 0 ? '' : daysWords(sum.days, language)
}
const changeWords = (on: On, since: Since, id: string, item: Numbered[1]): Words => {
  const { season, language } = on
  const before = since.from.items.get(id)
  const changed = FIELDS.filter((field) => (before?.values[field] ?? null) !== (item.values[field] ?? null))
  const standing = (['lead', 'status', 'progress', 'due'] as const)
    .filter((field) => !changed.includes(field))
    .map((field) => {
      const text = field === 'lead' ? leadOf(item, language) : shown(season, field, item.values[field], language)
      return text === '' || field === 'status' || field === 'progress' ? text : `${HEADS[field][language]}: ${text}`
    })
    .filter(Boolean)
  const lines = changed
    .map((field) => ({ field, deeds: since.deeds.filter((deed) => deed.subject === `item:${id}` && deed.field === field) }))
    .toSorted((a, b) => (a.deeds.at(-1)?.after ?? 0) - (b.deeds.at(-1)?.after ?? 0))
  return say(
    codeOf(item),
    theirs(titleOf(item), language),
    standing.join(' · '),
    ...lines.map(({ field, deeds }) => {
      const last = deeds.at(-1)
      if (!last) throw new Error(`nobody changed ${field}`)
      const [was, is] = [before?.values[field], item.values[field]].map(
        (value) => shown(season, field, value, language) || REVIEW.empty[language],
      )
      const link = last.byLink as { readonly requestedBy: string; readonly consentBy: string } | null
      const notes = [
        field === 'due' && item.values.due ? movedBy(itemMoves(since.moves, id), language) : '',
        often(deeds, language),
        [link ? linkWords(on, link) : '', tokenWords(on, last)].filter(Boolean).join('; '),
      ].filter(Boolean)
      return say(
        shortHour(last, ZONE, language),
        last.delegation === null ? 'SEC' : last.delegation.toUpperCase(),
        `${REVIEW.fields[field][language]}:`,
        struck(was ?? ''),
        is ?? '',
        notes.length > 0 ? `(${notes.join('; ')})` : '',
      )
    }),
  )
}
const changes = (on: On, since: Since, items: readonly Numbered[]): Words => {
  const changed = items.filter(([id, { values }]) =>
    FIELDS.some((field) => (since.from.items.get(id)?.values[field] ?? null) !== (values[field] ?? null)),
  )
  if (changed.length === 0) return say(REVIEW.nothing[on.language])
  return say(
    ...[...on.season.streams, null].map((stream) => {
      const own = changed.filter(([, { values }]) => (values.stream ?? null) === (stream?.id ?? null))
      if (own.length === 0) return say()
      return say(
        stream ? theirs(stream.name, on.language) : HEADS.noStream[on.language],
        ...own.map(([id, item]) => changeWords(on, since, id, item)),
      )
    }),
  )
}
const corrections = (on: On, closing: Window): Words => {
  const { season, language } = on
  const own = season.sessions.filter((session) => session.corrections.some(({ at }) => at.after >= closing.before))
  if (own.length === 0) return []
  return say(
    REVIEW.corrections[language],
    ...own.map((session) =>
      say(
        `${HEADS.session[language]} ${session.number}`,
        ...closingFacts(session, language).map(([name, words]) => say(closed(say(name), ':'), words)),
        correctionWords(on, session),
      ),
    ),
  )
}

export const reviewPaper = (on: On, session: SessionModel): Paper => {
  const { season, language, asOf } = on
  const since = sinceClosing(season, session.id)
  const [closing = asOf] = session.closings
  const items = livingItems(since.to)
  const today = dayOf(asOf)
  const grown = season.sessions.filter(({ changes: all }) => all.some(({ at }) => at.after >= closing.before))
  return {
    kind: say(HEADS.working[language]),
    title: say(`${REVIEW.title[language]} ${session.number}`),
    facts: [[REVIEW.since[language], say(`${HEADS.session[language]} ${session.number},`, hour(closing, ZONE, language))]],
    body: say(
      figures(since, items, today, language),
      leads(since, items, today, language),
      authors(since, language),
      matrix(since, language),
      slips(since, on),
      burn(on),
      changes(on, since, items),
      corrections(on, closing),
    ),
    logs: [
      [ROADMAP, HEADS.plan[language]],
      ...grown
        .toSorted((a, b) => (a.document < b.document ? -1 : 1))
        .map(({ document, number }) => [document, `${HEADS.session[language]} ${number}`] as const),
    ],
    tableHeads: [
      [HEADS.lead, ...Object.values(REVIEW.stands), REVIEW.late, REVIEW.moved].map((words) => words[language]).join(' '),
      [REVIEW.author, REVIEW.changes, REVIEW.itMoved, REVIEW.ofOthers].map((words) => words[language]).join(' '),
      `${REVIEW.movedBy[language]} CO MX US ${REVIEW.inAll[language]}`,
      REVIEW.slipHead[language],
      REVIEW.burnHead[language],
    ],
    drawn: [
      { from: REVIEW.slip[language], to: REVIEW.slipKey[language] },
      { from: REVIEW.burn[language], to: REVIEW.burnKey[language] },
    ],
    drawings: [
      ...items.flatMap(([, item]) => [codeOf(item), titleOf(item)[language]]),
      REVIEW.noDate[language],
      REVIEW.thisDocument[language],
    ],
  }
}
