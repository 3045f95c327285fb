// What the review says on the screen, from the ledger: figures, tables, who moved whose deadlines, and each item with its changes.
import { linkWords, tokenWords } from '../papers/itemPaper.ts'
import { codeOf, leadOf, livingItems, type Numbered, titleOf } from '../papers/planPaper.ts'
import { changesBy, type Move, type Since, sinceClosing, summed } from '../papers/reviewLedger.ts'
import {
  daysWords,
  FIELDS,
  isLate,
  itemMoves,
  movedBy,
  often,
  progressOf,
  shifted,
  shown,
  standOf,
  statusOf,
} from '../papers/reviewPaper.ts'
import type { SessionModel } from '../papers/sessionDeeds.ts'
import { closed, dayIn, either, type Language, say, type Words } from '../papers/wanted.ts'
import { asPaper, moment, nearDay, type OnScreen, todayOf } from './on.ts'
import { FIGURES, REVIEW_SCREEN as WORDS, ZONE_NAME } from './reviewConstants.ts'

export const reviewOf = (session: string) => ({
  path: `/review?since=meeting:${session}`,
  part: 'article.sheet',
  without: ['button', '.slp__s', '.slp__axis', '.bu', 'summary .icon', '.sheet__f', '.stk'],
})
const DELEGATIONS = ['co', 'mx', 'us'] as const
const named = (id: string, language: Language): string =>
  `${id.toUpperCase()} ${language === 'es' ? 'Delegación' : 'Delegation'} ${id.toUpperCase()}`
const spoken = (id: string | null, language: Language): string =>
  id === null
    ? `SEC, ${WORDS.secretariat[language]}`
    : `${id.toUpperCase()}, ${language === 'es' ? 'Delegación' : 'Delegation'} ${id.toUpperCase()}`
const short = (days: number, language: Language): string => daysWords(days, language).replace(/ .*/, ' d')
const counted = (moves: readonly Move[], language: Language): string => {
  const sum = summed(moves)
  return sum.moves === 0 ? '0' : `${sum.moves} ${sum.days === 0 ? '' : short(sum.days, language)}`
}
const marks = (moves: readonly Move[], language: Language, isInTable: boolean): string =>
  (['link', 'token'] as const)
    .map((mark) => [mark, summed(moves.filter((one) => one[mark]))] as const)
    .filter(([, sum]) => sum.moves > 0)
    .map(
      ([mark, sum]) =>
        `${WORDS.marks[mark][language]}: ${sum.moves}${isInTable && sum.days === 0 ? '' : ` (${short(sum.days, language)})`}`,
    )
    .join('; ')

const figures = (on: OnScreen, since: Since, items: readonly Numbered[]): Words => {
  const { language } = on
  const before = (id: string) => since.from.items.get(id)?.values
  const newly = (status: string) =>
    items.filter(([id, { values }]) => statusOf(values) === status && before(id) && statusOf(before(id)) !== status)
  const done = newly('done')
  const advanced = items.filter((one) => before(one[0]) && progressOf(one[1].values) > progressOf(before(one[0])) && !done.includes(one))
  const touched = new Set(since.deeds.map(({ subject }) => subject))
  const moved = shifted(since.moves, [...since.from.items.keys()])
  const inForce = items.filter(([, { values }]) => statusOf(values) !== 'withdrawn').length
  const late = items.filter((one) => isLate(one, todayOf(on))).length
  const figure = (n: number, key: keyof typeof FIGURES, detail = '') => say(String(n), FIGURES[key](n)[language], detail)
  return say(
    figure(done.length, 'done', `${language === 'es' ? 'de' : 'of'} ${inForce} ${language === 'es' ? 'activas' : 'active'}`),
    figure(advanced.length, 'advanced'),
    figure(moved.moves, 'moved', moved.days === 0 ? '' : `${daysWords(moved.days, language)} ${WORDS.inAll[language].toLowerCase()}`),
    figure(late, 'late'),
    figure(newly('blocked').length, 'blocked'),
    figure(items.filter(([id]) => !before(id)).length, 'added'),
    figure(0, 'archived'),
    figure(items.filter(([id]) => !touched.has(`item:${id}`)).length, 'untouched'),
    figure(0, 'texts'),
  )
}
const leads = (on: OnScreen, { moves }: Since, items: readonly Numbered[]): Words => {
  const { language } = on
  return say(
    WORDS.byLead[language],
    WORDS.leadHead[language],
    ...DELEGATIONS.map((id) => {
      const own = items.filter(([, { values }]) => values.lead === id)
      const counts = Object.entries(WORDS.stands).map(
        ([stand, say_]) => [own.filter((one) => standOf(one) === stand).length, say_] as const,
      )
      const late = own.filter((one) => isLate(one, todayOf(on))).length
      const sum = shifted(
        moves,
        own.map(([item]) => item),
      )
      return say(
        named(id, language),
        counts.map(([n, say_]) => say_(n)[language]).join(', '),
        `${counts[0]?.[0]} ${language === 'es' ? 'de' : 'of'} ${own.length}`,
        String(late),
        sum.moves === 0 ? '0' : `${sum.moves} ${sum.days === 0 ? '' : short(sum.days, language)}`,
      )
    }),
    WORDS.standKey[language],
  )
}
const authors = ({ language }: OnScreen, since: Since): Words => {
  const rows = [...DELEGATIONS, null].map((id) => {
    const { all, link, token } = changesBy(since, id)
    const own = since.moves.filter(({ by, days }) => by === id && days !== null)
    return { id, all, link, token, own }
  })
  return say(
    WORDS.byAuthor[language],
    WORDS.authorHead[language],
    ...rows.map(({ id, all, link, token, own }) =>
      say(
        id === null ? `SEC ${WORDS.secretariat[language]}` : named(id, language),
        String(all),
        [
          ...(link > 0 ? [`${WORDS.marks.link[language]}: ${link}`] : []),
          ...(token > 0 ? [`${WORDS.marks.token[language]}: ${token}`] : []),
        ].join('; '),
        counted(own, language),
        marks(own, language, true),
        String(own.filter(({ lead }) => lead !== id).length),
      ),
    ),
    WORDS.changes(rows.reduce((sum, { all }) => sum + all, 0))[language],
  )
}
const matrix = ({ language }: OnScreen, { moves }: Since): Words => {
  const made = moves.filter(({ days }) => days !== null && days !== 0)
  const cleared = moves.filter(({ days }) => days === null).length
  const clearing = cleared === 0 ? '' : WORDS.cleared(cleared)[language]
  if (made.length === 0) return say(WORDS.matrix[language], WORDS.noMoves[language], clearing)
  const own = summed(made.filter(({ by, lead }) => by !== null && by === lead))
  const all = summed(made)
  const isBySec = made.some(({ by }) => by === null)
  const value = (those: readonly Move[], isSpelt: boolean): string => {
    const sum = summed(those)
    if (sum.moves === 0) return '0'
    return `${sum.moves} ${isSpelt ? WORDS.times(sum.moves)[language] : ''} ${short(sum.days, language)} ${marks(those, language, false)}`
  }
  return say(
    WORDS.matrix[language],
    WORDS.found({ own, all, days: (n) => daysWords(n, language) })[language],
    WORDS.caption[language],
    WORDS.corner[language],
    ...DELEGATIONS.map((id) => spoken(id, language)),
    WORDS.inAll[language],
    ...[...DELEGATIONS, ...(isBySec ? [null] : [])].map((by) => {
      const row = made.filter((one) => one.by === by)
      return say(
        spoken(by, language),
        ...DELEGATIONS.map((id) =>
          value(
            row.filter(({ lead }) => lead === id),
            true,
          ),
        ),
        value(row, false),
      )
    }),
    WORDS.inAll[language],
    ...DELEGATIONS.map((id) =>
      value(
        made.filter(({ lead }) => lead === id),
        false,
      ),
    ),
    value(made, false),
    isBySec ? '' : `SEC ${WORDS.noneBySec[language]}`,
    WORDS.ownEdge[language],
    clearing,
  )
}
const burn = (on: OnScreen, session: string): Words => {
  const { season, language } = on
  const at = (plan = season.ledger.plan) => {
    const items = livingItems(plan).filter(([, { values }]) => statusOf(values) !== 'withdrawn')
    return { scope: items.length, done: items.filter(([, { values }]) => statusOf(values) === 'done').length }
  }
  const then = at(season.ledger.snapshots.find(({ mark }) => mark === `meeting:${session}`)?.plan)
  return say(WORDS.burn[language], WORDS.burnFound(then, at())[language], WORDS.asTable[language])
}
const slips = (on: OnScreen, { from, to, moves }: Since): Words => {
  const { language } = on
  const rows = [...from.items]
    .map(([id, item]) => ({ item, now: to.items.get(id), own: itemMoves(moves, id) }))
    .filter(({ own }) => own.length > 0)
    .map((row) => ({ ...row, days: summed(row.own).days }))
    .toSorted((a, b) => b.days - a.days || (codeOf(a.item) < codeOf(b.item) ? -1 : 1))
  if (rows.length === 0) return say(WORDS.slip[language], WORDS.noSlip[language])
  const year = todayOf(on).slice(0, 4)
  const moving = ({ by, days, link, token }: Move): string => {
    const own = [...(link ? [WORDS.marks.link[language]] : []), ...(token ? [WORDS.marks.token[language]] : [])]
    const what = days === null ? WORDS.clearedIt[language] : short(days, language)
    return `${by === null ? 'SEC' : by.toUpperCase()} ${what}${own.length > 0 ? ` (${own.join(', ')})` : ''}`
  }
  const day = (one: unknown): string => (String(one).startsWith(year) ? nearDay(on, one) : dayIn(one, language))
  return say(
    WORDS.slip[language],
    WORDS.slipKey[language],
    moves.some(({ link, token }) => link || token) ? WORDS.marked[language] : '',
    ...rows.map(({ item, now, own, days }) => {
      const is = now?.values.due ? day(now.values.due) : null
      const said = own.map(moving).join(', ')
      return say(
        codeOf(item),
        `${either(titleOf(item), language)}: ${(is === null ? WORDS.nowNone(day(own[0]?.was)) : WORDS.fromTo(day(own[0]?.was), is))[language]}; ${said}`,
        isDetour(own) ? said : '',
        short(days, language),
      )
    }),
    WORDS.asTable[language],
  )
}
/** It went back and forth, or was cleared. */
const isDetour = (moves: readonly Move[]): boolean => {
  const signs = new Set(moves.map(({ days }) => (days === null ? 'cleared' : Math.sign(days))))
  return signs.size > 1 || signs.has('cleared')
}
const work = (on: OnScreen, since: Since): Words => {
  const { language } = on
  return say(
    WORDS.work[language],
    ...[...DELEGATIONS, null].map((id) => {
      const { all } = changesBy(since, id)
      if (all === 0) return id === null ? say() : say(spoken(id, language), WORDS.noChanges[language])
      const items = new Set(since.deeds.filter(({ delegation }) => delegation === id).map(({ subject }) => subject)).size
      const own = since.moves.filter(({ by, days }) => by === id && days !== null && days !== 0)
      const sessions = new Set(since.sessionChanges.filter(({ delegation }) => delegation === id).map(({ session }) => session)).size
      return say(
        spoken(id, language),
        WORDS.workLine({ all, items, sessions, moves: summed(own), days: (n) => daysWords(n, language) })[language],
      )
    }),
  )
}
const correctionLines = (on: OnScreen, closing: SessionModel['closings'][number]): Words => {
  const { season, language } = on
  const own = season.sessions.filter(
    ({ reopenings, corrections }) => corrections.length > 0 && reopenings.some(({ at }) => at.after >= closing.before),
  )
  if (own.length === 0) return say()
  return say(
    WORDS.corrections[language],
    ...own.flatMap((session) =>
      session.reopenings.map(({ at }) => {
        const until = session.closings.find((one) => one.after > at.before)
        const made = session.corrections.filter((one) => one.at.after >= at.before && (!until || one.at.before <= until.after))
        if (made.length === 0) return say()
        const each = [...Map.groupBy(made, ({ by }) => by.mark)].map(([mark, all]) => `${mark} ${all.length}`).join(', ')
        return say(
          WORDS.correctionOf(session.number)[language],
          until
            ? say(moment(on, at), WORDS.closedAgain[language], closed(moment(on, until), ':'))
            : say(moment(on, at), `${WORDS.stillOpen[language]}:`),
          `${each}.`,
        )
      }),
    ),
  )
}

const changeLines = (on: OnScreen, since: Since, [id, item]: Numbered): Words => {
  const { season, language } = on
  const paper = asPaper(on)
  const before = since.from.items.get(id)
  const changed = FIELDS.filter((field) => (before?.values[field] ?? null) !== (item.values[field] ?? null))
  const title = either(titleOf(item), language)
  const lead = typeof item.values.lead === 'string' ? item.values.lead.toUpperCase() : ''
  const touched = since.deeds.some(({ subject }) => subject === `item:${id}`)
  if (changed.length === 0) return say(codeOf(item), title, touched ? WORDS.cameBack[language] : WORDS.noChanges[language], lead)
  const standing = (['lead', 'status', 'progress', 'due'] as const)
    .filter((field) => !changed.includes(field))
    .map((field) => {
      const text = field === 'lead' ? leadOf(item, language) : shown(season, field, item.values[field], language)
      return text === '' || field === 'status' || field === 'progress' ? text : `${WORDS.fields[field][language]}: ${text}`
    })
    .filter(Boolean)
  const lines = changed
    .map((field) => ({ field, deeds: since.deeds.filter((deed) => deed.subject === `item:${id}` && deed.field === field) }))
    .toSorted((a, b) => (a.deeds.at(-1)?.after ?? 0) - (b.deeds.at(-1)?.after ?? 0))
  return say(
    WORDS.changed[language],
    codeOf(item),
    title,
    standing.join(' · '),
    ...lines.map(({ field, deeds }) => {
      const last = deeds.at(-1)
      if (!last) throw new Error(`nobody changed ${field}`)
      const [was, is] = [before?.values[field], item.values[field]].map(
        (value) => shown(season, field, value, language) || WORDS.empty[language],
      )
      const link = last.byLink as { readonly requestedBy: string; readonly consentBy: string } | null
      const notes = [
        field === 'due' && item.values.due ? movedBy(itemMoves(since.moves, id), language) : '',
        often(deeds, language),
        [link ? linkWords(paper, link) : '', tokenWords(paper, last)].filter(Boolean).join('; '),
      ].filter(Boolean)
      const erased = { es: 'Una persona cuya cuenta se borró', en: 'A person whose account was erased' }[language]
      const name = season.erased.has(last.account) ? erased : season.people.find(({ account }) => account === last.account)?.seat.name
      return say(
        moment(on, last),
        `${last.delegation === null ? 'SEC' : last.delegation.toUpperCase()}, ${name}`,
        `${WORDS.fields[field][language]}:`,
        `${WORDS.removed[language]}: ${was} ${WORDS.added[language]}: ${is}`,
        notes.length > 0 ? `(${notes.join('; ')})` : '',
      )
    }),
    lead,
  )
}

export const reviewScreen = (on: OnScreen, session: SessionModel, opened: number): Words => {
  const { season, language } = on
  const since = sinceClosing(season, session.id)
  const items = livingItems(since.to)
  const [closing] = session.closings
  if (!closing) return say()
  const name = (pair: { readonly es: string; readonly en: string }) => either(pair, language)
  return say(
    language === 'es' ? 'Temporada' : 'Season',
    WORDS.title(session.number)[language],
    WORDS.from(session.number)[language],
    closed(moment(on, closing), ','),
    `${ZONE_NAME[language]},`,
    WORDS.to[language],
    closed(moment(on, { after: opened, before: season.ledger.now() }), ','),
    ZONE_NAME[language],
    figures(on, since, items),
    leads(on, since, items),
    authors(on, since),
    matrix(on, since),
    burn(on, session.id),
    slips(on, since),
    work(on, since),
    correctionLines(on, closing),
    WORDS.items[language],
    ...[...season.streams, null].map((stream) => {
      const own = items.filter(([, { values }]) => (values.stream ?? null) === (stream?.id ?? null))
      return own.length === 0
        ? say()
        : say(stream ? name(stream.name) : WORDS.noStream[language], String(own.length), ...own.map((item) => changeLines(on, since, item)))
    }),
  )
}
