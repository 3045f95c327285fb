// Comparison of two moments from what is kept of each item since the first one: as JSON, put together without reading it. It says the same as
// `compareMoments`.

import type { Deadline } from '../../shared/history/comparison.ts'
import { dueMovesOf } from '../../shared/history/deadlines.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Item, RoadMap } from '../../shared/roadmap/model.ts'
import type { Queries } from '../db/queries.ts'
import { NO_AUTHOR_CONTEXTS } from '../history/authorContexts.ts'
import { ALL, type PastSummaries, type Span, type SummaryKind, type SummaryParts } from '../history/pastSummaries.ts'
import { confirmedIn } from '../history/verified.ts'
import {
  compareMoments,
  compareOthers,
  deadlinesOf,
  editsBySubject,
  itemDifferences,
  itemSubject,
  type MomentPair,
  type MomentsComparing,
  planPart,
  spanBetween,
  untouchedItems,
} from './compareMoments.ts'
import { contributionsOf } from './edits.ts'
import { netChanges, streamDifferences } from './netChanges.ts'

/** Of a subject. Each is JSON; empty if there is none. */
interface Part {
  /** Codes of the item at both moments: they depend on the numbers of other items. */
  readonly codes: string
  readonly contributions: string
  readonly deadline: string
  readonly difference: string
}
/** It is not in JSON. */
const BETWEEN = '\u001f'
const write = (fields: readonly string[]): string => fields.join(BETWEEN)
const readPart = (part: string): Part => {
  const [codes = '', contributions = '', deadline = '', difference = ''] = part.split(BETWEEN)
  return { codes, contributions, deadline, difference }
}

type Comparing = MomentsComparing & { readonly queries: Queries }

export const comparisonSummary = async (comparing: Comparing, document: DocumentId): Promise<SummaryKind> => {
  const { plans, edits, queries, contexts = NO_AUTHOR_CONTEXTS } = comparing

  const make = async (span: Span, subjects: readonly string[]): Promise<SummaryParts> => {
    const [before, after] = await plans.both(document, span)
    const [some, others] = [only(before, subjects), only(after, subjects)]
    const changes = netChanges(some, others)
    const plan = editsBySubject(await edits.editsIn(document, span, contexts, subjects))
    const ledger = await edits.deadlinesIn(document, span, contexts, subjects)
    const differences = new Map(
      (await itemDifferences(comparing, { document, span }, { changes, plan, ledger })).map((one) => [
        itemSubject(one.id),
        JSON.stringify(one),
      ]),
    )
    const deadlines = new Map(deadlinesOf(others, ledger).map((one) => [itemSubject(one.id), JSON.stringify(one)]))
    const codes = codesIn(some, others)
    return new Map(
      subjects.flatMap((subject) => {
        const [own, difference] = [plan.get(subject), differences.get(subject) ?? '']
        if (!own && difference === '') return []
        const contributions = JSON.stringify(contributionsOf(own ?? []))
        return [[subject, write([codes(subject), contributions, deadlines.get(subject) ?? '', difference])] as const]
      }),
    )
  }

  const finish = async (span: Span, parts: Map<string, string>): Promise<void> => {
    const [before, after] = await plans.both(document, span)
    const changes = netChanges(before, after).map(({ id }) => itemSubject(id))
    const codes = codesIn(before, after)
    parts.delete(ALL)
    // What no event explains, and codes that changed because another item got the same number.
    const unexplained = changes.filter((subject) => readPart(parts.get(subject) ?? '').difference === '')
    const renamed = [...parts].flatMap(([subject, part]) => (part.startsWith(codes(subject) + BETWEEN) ? [] : [subject]))
    const again = [...new Set([...unexplained, ...renamed])]
    for (const [subject, part] of again.length > 0 ? await make(span, again) : []) parts.set(subject, part)
    const read = new Map([...parts].map(([subject, part]) => [subject, readPart(part)]))
    const dated = after.items.flatMap(({ id }) => (read.get(itemSubject(id))?.deadline ? [itemSubject(id)] : []))
    const deadlines: readonly Deadline[] = JSON.parse(`[${dated.map((subject) => read.get(subject)?.deadline).join()}]`)
    const contributions = JSON.parse(`[${[...read.values()].map((part) => part.contributions).join()}]`).flat()
    parts.set(
      ALL,
      write([
        JSON.stringify(streamDifferences(before, after)),
        JSON.stringify(untouchedItems(before, after, new Set([...parts.keys(), ...changes]))),
        JSON.stringify(planPart(after)),
        JSON.stringify(dueMovesOf(deadlines)),
        JSON.stringify(contributionsOf(contributions)),
        changes.join(),
        dated.join(),
      ]),
    )
  }

  const key = JSON.stringify(await confirmedIn(queries, document))
  return { name: 'comparison', key, people: contexts.people, names: contexts.key, make, finish }
}

/** JSON of the `Differences`. */
export const comparedText = async (comparing: Comparing & { readonly summaries: PastSummaries }, pair: MomentPair): Promise<string> => {
  const { roadmap } = pair
  const span = { document: roadmap, ...spanBetween(pair, roadmap) }
  const parts = await comparing.summaries.of(span, await comparisonSummary(comparing, roadmap))
  if (!parts) return JSON.stringify(await compareMoments(comparing, pair))
  const [streams, untouched, plan, dueMoves, contributions = '', changed = '', dated = ''] = must(
    parts.get(ALL) ?? null,
    'a summary',
  ).split(BETWEEN)
  const { texts, unreadable, contributions: others } = await compareOthers(comparing, pair)
  const partOf = (subject: string): Part => readPart(parts.get(subject) ?? '')
  const list = (subjects: string, of: keyof Part) =>
    subjects === ''
      ? ''
      : subjects
          .split(',')
          .map((subject) => partOf(subject)[of])
          .join()
  return `{"items":[${list(changed, 'difference')}],"streams":${streams},"texts":${JSON.stringify(texts)},"unreadable":${JSON.stringify(unreadable)},"untouched":${untouched},"plan":${plan},"deadlines":[${list(dated, 'deadline')}],"dueMoves":${dueMoves},"contributions":${JSON.stringify(contributionsOf([...JSON.parse(contributions), ...others]))}}`
}

const only = (plan: RoadMap, subjects: readonly string[]): RoadMap => {
  const wanted = new Set(subjects)
  return { ...plan, items: plan.items.filter(({ id }) => wanted.has(itemSubject(id))) }
}

const codesIn = (before: RoadMap, after: RoadMap): ((subject: string) => string) => {
  const codesOf = ({ items }: RoadMap) => new Map(items.map(({ id, code }: Pick<Item, 'id' | 'code'>) => [itemSubject(id), code]))
  const [was, is] = [codesOf(before), codesOf(after)]
  return (subject) => `${was.get(subject) ?? ''} ${is.get(subject) ?? ''}`
}
