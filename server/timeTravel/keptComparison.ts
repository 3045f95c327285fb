// Comparison of two moments from what is kept of each item since the first one: as JSON, put together without reading it. It says the same as
// `compareMoments`.

import type { Deadline } from '../../shared/history/comparison.ts'
import { dueMovesOf } from '../../shared/history/deadlines.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Item, RoadMap } from '../../shared/roadmap/model.ts'
import type { Queries } from '../db/queries.ts'
import { NO_AUTHOR_CONTEXTS } from '../history/authorContexts.ts'
import { ALL, type PastSummaries, type Span, type SummaryKind, type SummaryParts, type SummaryTexts } from '../history/pastSummaries.ts'
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
  readonly codes: Buffer
  readonly contributions: Buffer
  readonly deadline: Buffer
  readonly difference: Buffer
}
/** It is not in JSON. */
const BETWEEN = '\u001f'
const write = (fields: readonly string[]): string => fields.join(BETWEEN)
const fieldsIn = (bytes: Buffer): readonly Buffer[] => {
  const fields: Buffer[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf(BETWEEN, at)
    fields.push(bytes.subarray(at, end < 0 ? bytes.length : end))
    if (end < 0) return fields
    at = end + 1
  }
}
const NONE = Buffer.alloc(0)
const readPart = (part: Buffer | undefined): Part => {
  const [codes = NONE, contributions = NONE, deadline = NONE, difference = NONE] = part ? fieldsIn(part) : []
  return { codes, contributions, deadline, difference }
}

type Comparing = MomentsComparing & { readonly queries: Queries }

export const comparisonSummary = async (comparing: Comparing, document: DocumentId): Promise<SummaryKind> => {
  const { plans, edits, queries, contexts = NO_AUTHOR_CONTEXTS } = comparing

  const make = async (span: Span, subjects: readonly string[]): Promise<SummaryTexts> => {
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

  const finish = async (span: Span, made: SummaryParts): Promise<SummaryTexts> => {
    const [before, after] = await plans.both(document, span)
    const changes = netChanges(before, after).map(({ id }) => itemSubject(id))
    const codes = codesIn(before, after)
    const parts = new Map([...made].flatMap(([subject, part]) => (subject === ALL ? [] : [[subject, readPart(part)] as const])))
    // What no event explains, and codes that changed because another item got the same number.
    const unexplained = changes.filter((subject) => !parts.get(subject)?.difference.length)
    const renamed = [...parts].flatMap(([subject, part]) => (part.codes.toString() === codes(subject) ? [] : [subject]))
    const again = [...new Set([...unexplained, ...renamed])]
    const corrected = again.length > 0 ? await make(span, again) : new Map<string, string>()
    for (const [subject, part] of corrected) parts.set(subject, readPart(Buffer.from(part)))
    const dated = after.items.flatMap(({ id }) => (parts.get(itemSubject(id))?.deadline.length ? [itemSubject(id)] : []))
    const deadlines: readonly Deadline[] = JSON.parse(`[${dated.map((subject) => parts.get(subject)?.deadline).join()}]`)
    const contributions = JSON.parse(`[${[...parts.values()].map((part) => part.contributions).join()}]`).flat()
    const all = write([
      JSON.stringify(streamDifferences(before, after)),
      JSON.stringify(untouchedItems(before, after, new Set([...parts.keys(), ...changes]))),
      JSON.stringify(planPart(after)),
      JSON.stringify(dueMovesOf(deadlines)),
      JSON.stringify(contributionsOf(contributions)),
      changes.join(),
      dated.join(),
    ])
    return new Map([...corrected, [ALL, all]])
  }

  const key = JSON.stringify(await confirmedIn(queries, document))
  return { name: 'comparison', key, people: contexts.people, names: contexts.key, make, finish }
}

/** JSON of the `Differences`, as UTF-8. */
export const comparedBytes = async (comparing: Comparing & { readonly summaries: PastSummaries }, pair: MomentPair): Promise<Buffer> => {
  const { roadmap } = pair
  const span = { document: roadmap, ...spanBetween(pair, roadmap) }
  const parts = await comparing.summaries.of(span, await comparisonSummary(comparing, roadmap))
  if (!parts) return Buffer.from(JSON.stringify(await compareMoments(comparing, pair)))
  const [streams = NONE, untouched = NONE, plan = NONE, dueMoves = NONE, contributions, changed, dated] = fieldsIn(
    must(parts.get(ALL) ?? null, 'a summary'),
  )
  const { texts, unreadable, contributions: others } = await compareOthers(comparing, pair)
  const list = (subjects: Buffer | undefined, of: keyof Part): readonly Buffer[] =>
    subjects?.length
      ? subjects
          .toString()
          .split(',')
          .flatMap((subject, at) => [at === 0 ? NONE : COMMA, readPart(parts.get(subject))[of]])
      : []
  const all = contributionsOf([...JSON.parse(String(contributions)), ...others])
  const json = (text: string) => Buffer.from(text)
  return Buffer.concat([
    json('{"items":['),
    ...list(changed, 'difference'),
    json('],"streams":'),
    streams,
    json(`,"texts":${JSON.stringify(texts)},"unreadable":${JSON.stringify(unreadable)},"untouched":`),
    untouched,
    json(',"plan":'),
    plan,
    json(',"deadlines":['),
    ...list(dated, 'deadline'),
    json('],"dueMoves":'),
    dueMoves,
    json(`,"contributions":${JSON.stringify(all)}}`),
  ])
}
const COMMA = Buffer.from(',')

const only = (plan: RoadMap, subjects: readonly string[]): RoadMap => {
  const wanted = new Set(subjects)
  return { ...plan, items: plan.items.filter(({ id }) => wanted.has(itemSubject(id))) }
}

const codesIn = (before: RoadMap, after: RoadMap): ((subject: string) => string) => {
  const codesOf = ({ items }: RoadMap) => new Map(items.map(({ id, code }: Pick<Item, 'id' | 'code'>) => [itemSubject(id), code]))
  const [was, is] = [codesOf(before), codesOf(after)]
  return (subject) => `${was.get(subject) ?? ''} ${is.get(subject) ?? ''}`
}
