// What happened since a moment, added up by the auditor from his ledger: who moved which dates, who changed what and how often.
import type { Deed, ItemModel, Journal, PlanModel } from '../journal.ts'
import { ROADMAP } from '../season.ts'
import type { PaperSeason } from './play.ts'
import type { SessionChange } from './sessionDeeds.ts'

export interface Move {
  readonly item: string
  readonly by: string | null
  /** Who led the item then. */
  readonly lead: string | null
  /** Null: the date was cleared. */
  readonly days: number | null
  readonly link: boolean
  readonly token: boolean
  readonly was: string
  readonly is: string | null
}
export interface Since {
  readonly from: PlanModel
  readonly to: PlanModel
  readonly deeds: readonly Deed[]
  readonly sessionChanges: readonly SessionChange[]
  /** In the order in which they were made. */
  readonly moves: readonly Move[]
}

const DAY = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
const dayOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const sinceClosing = ({ ledger, sessions }: PaperSeason, session: string): Since => {
  const mark = ledger.snapshots.find((one) => one.mark === `meeting:${session}`)
  const closing = sessions.find(({ id }) => id === session)?.closings[0]
  if (!mark || !closing) throw new Error('it was not closed')
  const deeds = ledger.deeds.slice(mark.deeds).filter(({ document }) => document === ROADMAP)
  const stands = new Map(
    [...mark.plan.items].map(([id, { values }]) => [
      id,
      { lead: dayOrNull(values.lead), since: lastDate(ledger.deeds.slice(0, mark.deeds), id, values) },
    ]),
  )
  const moves = movesIn(deeds, stands)
  const sessionChanges = sessions.flatMap(({ changes }) => changes.filter(({ at }) => at.after >= closing.before))
  return { from: mark.plan, to: ledger.plan, deeds, sessionChanges, moves }
}
interface Stand {
  lead: string | null
  /** The date that was set last, also if it is cleared. */
  since: string | null
}
const movesIn = (deeds: readonly Deed[], stands: ReadonlyMap<string, Stand>): readonly Move[] =>
  deeds.flatMap((deed): readonly Move[] => {
    const item = deed.subject.slice('item:'.length)
    const stand = stands.get(item)
    if (!stand || deed.what !== 'set') return []
    if (deed.field === 'lead') stand.lead = dayOrNull(deed.to)
    if (deed.field !== 'due') return []
    const [from, to] = [dayOrNull(deed.from), dayOrNull(deed.to)]
    const was = from ?? stand.since
    stand.since = to ?? was
    if (was === null) return []
    const marks = { link: deed.byLink !== null, token: deed.byToken !== undefined }
    if (to === null) return [{ item, by: deed.delegation, lead: stand.lead, days: null, ...marks, was, is: null }]
    return was === to ? [] : [{ item, by: deed.delegation, lead: stand.lead, days: daysBetween(was, to), ...marks, was, is: to }]
  })
/** Since an item was created. */
export const allMoves = ({ deeds }: Journal, item: string): readonly Move[] => {
  const own = deeds.filter(({ subject }) => subject === `item:${item}`)
  const { lead = null, due = null } = own.find(({ what }) => what === 'created')?.values ?? {}
  return movesIn(own, new Map([[item, { lead, since: due }]]))
}
/** The date that was set last, also if it is cleared. */
const lastDate = (deeds: readonly Deed[], id: string, values: ItemModel['values']): string | null =>
  dayOrNull(values.due) ??
  dayOrNull(deeds.findLast(({ subject, field, to }) => subject === `item:${id}` && field === 'due' && typeof to === 'string')?.to) ??
  dayOrNull(values.originalDue)

export interface Sum {
  readonly moves: number
  readonly days: number
}
export const summed = (moves: readonly Move[]): Sum => {
  const own = moves.filter(({ days }) => days !== null && days !== 0)
  return { moves: own.length, days: own.reduce((sum, { days }) => sum + (days ?? 0), 0) }
}

/** Typing in one text, by one person in one session, is one change. */
export const changesBy = ({ deeds, sessionChanges }: Since, delegation: string | null) => {
  const own = deeds.filter((deed) => deed.delegation === delegation)
  const written = sessionChanges.filter((one) => one.delegation === delegation)
  const texts = new Set(written.flatMap(({ text }) => text ?? []))
  const linked = written.filter(({ byLink }) => byLink)
  return {
    all: own.length + written.filter(({ text }) => text === null).length + texts.size,
    link:
      own.filter(({ byLink }) => byLink !== null).length +
      linked.filter(({ text }) => text === null).length +
      new Set(linked.flatMap(({ text }) => text ?? [])).size,
    token: own.filter(({ byToken }) => byToken !== undefined).length,
  }
}
