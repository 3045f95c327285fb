// Compares two moments of a group. Differences are computed from both states, so they are correct whatever the history says; who, when and how often
// is joined from the history (SPEC H12, H13).
import { LANGUAGES } from '../../shared/bilingual.ts'
import type {
  Comparison,
  Contribution,
  CreditedEdit,
  Deadline,
  FieldDifference,
  ItemDifference,
  Moment,
  PlanItem,
  TextDifference,
} from '../../shared/history/comparison.ts'
import { onlyCredit } from '../../shared/history/credit.ts'
import { dueMovesOf, slipOf } from '../../shared/history/deadlines.ts'
import { type DocumentId, documentKind, type ItemId, isActs, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item, RoadMap } from '../../shared/roadmap/model.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS } from '../history/authorContexts.ts'
import { DamagedLogError } from '../log/log.ts'
import { contributionsOf, type EditReader, type Edits, type Ledger, newestOf, type SeqSpan } from './edits.ts'
import { findEdits, type Unaccounted, unaccountedKey } from './findEdits.ts'
import { type NetChange, netChanges, streamDifferences } from './netChanges.ts'
import type { PastPages } from './pageReadings.ts'
import type { PastStates } from './pastStates.ts'
import type { Plans } from './plans.ts'
import { type TextStates, textDifference } from './textDifference.ts'

export interface MomentsComparing {
  readonly past: PastStates
  readonly plans: Plans
  readonly pages: PastPages
  readonly edits: EditReader
  readonly contexts?: AuthorContexts
}

export interface MomentPair {
  readonly roadmap: DocumentId
  readonly from: Pick<Moment, 'seqs' | 'unreadable'>
  readonly to: Pick<Moment, 'seqs' | 'unreadable'>
}

/** A Comparison without its two moments: a function of the logs up to the seqs of `to`, and of which decisions of sessions are not begun now. */
export type Differences = Omit<Comparison, 'from' | 'to'>

export const compareMoments = async (comparing: MomentsComparing, pair: MomentPair): Promise<Differences> => {
  const { plans, edits, contexts = NO_AUTHOR_CONTEXTS } = comparing
  const span = spanBetween(pair, pair.roadmap)
  const [before, after] = await plans.both(pair.roadmap, span)
  const plan = editsBySubject(await edits.editsIn(pair.roadmap, span, contexts))
  const others = await compareOthers(comparing, pair)
  const changes = netChanges(before, after)
  const ledger = await edits.deadlinesIn(pair.roadmap, span, contexts)
  const deadlines = deadlinesOf(after, ledger)
  return {
    items: await itemDifferences(comparing, { document: pair.roadmap, span }, { changes, plan, ledger }),
    streams: streamDifferences(before, after),
    texts: others.texts,
    unreadable: others.unreadable,
    untouched: untouchedItems(before, after, new Set([...plan.keys(), ...changes.map(({ id }) => itemSubject(id))])),
    plan: planPart(after),
    deadlines,
    dueMoves: dueMovesOf(deadlines),
    contributions: contributionsOf([...[...plan.values()].flat(), ...others.contributions]),
  }
}

/** All documents beside the road map. */
export const compareOthers = async (
  { edits, pages, contexts = NO_AUTHOR_CONTEXTS }: MomentsComparing,
  pair: MomentPair,
): Promise<Pick<Differences, 'texts' | 'unreadable'> & { readonly contributions: readonly Edits[] }> => {
  // Acts are no edits: they change neither plan nor texts.
  const others = pair.to.seqs.flatMap(({ document }) => (document === pair.roadmap || isActs(document) ? [] : [document]))
  const texts: TextDifference[] = []
  const unreadable = new Set([...pair.from.unreadable, ...pair.to.unreadable].filter(isText))
  const contributions: Edits[] = []
  for (const document of others) {
    const own = spanBetween(pair, document)
    if (own.from >= own.to) continue
    const made = await edits.editsIn(document, own, contexts)
    contributions.push(...made)
    if (!isText(document) || unreadable.has(document)) continue
    const states = await statesOf(pages, document, own)
    const difference = states && textDifference(document, states, contributionsOf(made))
    if (!states) unreadable.add(document)
    else if (difference) texts.push(difference)
  }
  return { texts, unreadable: [...unreadable], contributions }
}

export const itemSubject = (id: ItemId): string => `item:${id}`
export const planPart = ({ fields, items, streams }: RoadMap): Differences['plan'] => ({
  fields,
  items: items.filter(isLiving).map(planItem),
  streams: streams.filter(isLiving),
})

export const deadlinesOf = ({ items }: RoadMap, ledger: Ledger): readonly Deadline[] =>
  items.flatMap(({ id, code, title, due, lead, coDelegations }) => {
    const known = ledger.get(`item:${id}`)
    return known && !known.isNew ? [{ id, code, title, due, lead, coDelegations, was: known.was, steps: known.steps }] : []
  })

const isText = (document: DocumentId) => documentKind(document) === 'page'

/** Null for an unreadable text: the others are still compared. */
const statesOf = async (pages: PastPages, document: DocumentId, { from, to }: SeqSpan): Promise<TextStates | null> => {
  try {
    return { before: from === 0 ? null : await pages.at(document, from), after: await pages.at(document, to) }
  } catch (error) {
    if (error instanceof DamagedLogError) return null
    throw error
  }
}

export const spanBetween = ({ from, to }: { readonly [Side in 'from' | 'to']: Pick<Moment, 'seqs'> }, document: DocumentId): SeqSpan => {
  const seqIn = ({ seqs }: Pick<Moment, 'seqs'>) => seqs.find((one) => one.document === document)?.seq ?? seq(0)
  return { from: seqIn(from), to: seqIn(to) }
}

type BySubject = ReadonlyMap<string, readonly Edits[]>

export const editsBySubject = (edits: readonly Edits[]): BySubject => Map.groupBy(edits, ({ subject }) => subject)

export const itemDifferences = async (
  { past, contexts = NO_AUTHOR_CONTEXTS }: MomentsComparing,
  { document, span }: { readonly document: DocumentId; readonly span: SeqSpan },
  { changes, plan, ledger }: { readonly changes: readonly NetChange[]; readonly plan: BySubject; readonly ledger: Ledger },
): Promise<readonly ItemDifference[]> => {
  const joined = changes.map((change) => {
    const made = plan.get(`item:${change.id}`) ?? []
    return { change, made, byField: Map.groupBy(made, fieldOf) }
  })
  const unaccounted = joined.flatMap(({ change, byField }) =>
    change.fields
      .filter(({ field }) => newestOf(byField.get(field) ?? []) === null)
      .map(({ field }): Unaccounted => ({ id: change.id, field })),
  )
  const edits = unaccounted.length > 0 ? await findEdits(past, document, span, unaccounted) : new Map<string, CreditedEdit>()
  return joined.map(({ change, made, byField }) => ({
    ...change,
    fields: change.fields.map((one): FieldDifference => {
      const known = byField.get(one.field) ?? []
      const last =
        newestOf(known) ??
        inHand(contexts, document, must(edits.get(unaccountedKey({ id: change.id, field: one.field })), 'who changed a field'))
      return { ...one, last, contributions: known.length > 0 ? contributionsOf(known) : [once(last)], ...sidesOf(one.field, known) }
    }),
    contributions: contributionsOf(made),
    ...turnedBy(change.how === 'changed' ? null : newestOf([...(byField.get(null) ?? []), ...(byField.get('archived') ?? [])])),
    slip: slipOf(ledger.get(`item:${change.id}`)?.steps ?? []),
  }))
}

const inHand = (contexts: AuthorContexts, document: DocumentId, edit: CreditedEdit): CreditedEdit =>
  edit.account === null ? edit : { ...edit, ...contexts.of({ author: edit.account, document, at: edit.at, seq: edit.seq }) }

/** Each language of a pair has authors of its own. */
const sidesOf = (field: FieldKey, known: readonly Edits[]): Pick<FieldDifference, 'sides'> => {
  if (field !== 'title' && field !== 'description') return {}
  const found = LANGUAGES.flatMap((side) => {
    const own = known.filter((edits) => edits.field === `${field}.${side}`)
    const last = newestOf(own)
    return last ? [[side, { last, contributions: contributionsOf(own) }] as const] : []
  })
  return { sides: Object.fromEntries(found) }
}
const turnedBy = (turned: CreditedEdit | null) => (turned ? { turned } : {})

/** `title.es` and `checklist/<id>/done` are edits of the fields `title` and `checklist`. */
const fieldOf = ({ field }: Edits): string | null => field?.split(/[./]/, 1)[0] ?? null
const once = (edit: CreditedEdit): Contribution => ({ ...onlyCredit(edit), changes: 1, lastAt: edit.at })

export const untouchedItems = (before: RoadMap, after: RoadMap, touched: ReadonlySet<string>): Differences['untouched'] => {
  const earlier = new Set(before.items.filter(isLiving).map(({ id }) => id))
  return after.items.filter((item) => isLiving(item) && earlier.has(item.id) && !touched.has(`item:${item.id}`)).map(({ id }) => id)
}

const isLiving = ({ archived }: { readonly archived: boolean }) => !archived

const planItem = (item: Item): PlanItem => ({
  id: item.id,
  code: item.code,
  number: item.number,
  kind: item.kind,
  title: item.title,
  stream: item.stream,
  status: item.status,
  progress: item.progress,
  lead: item.lead,
  coDelegations: item.coDelegations,
  agencies: item.agencies,
  due: item.due,
  order: item.order,
})
