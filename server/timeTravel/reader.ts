// Answers all requests about the past, on the current thread; in production, the reader's worker.

import type * as Y from 'yjs'
import { periodsOf } from '../../shared/acts/periods.ts'
import { reopeningsIn } from '../../shared/acts/reopenings.ts'
import type { SearchAnswer } from '../../shared/api/search.ts'
import { encodeEntries } from '../../shared/history/entryStream.ts'
import type { OpenBrackets } from '../../shared/history/openBracket.ts'
import { passagesOf } from '../../shared/history/passages.ts'
import { type DocumentId, parseGroupId, type Seq } from '../../shared/ids.ts'
import { assertNever, ok, refuse } from '../../shared/result.ts'
import { createActs } from '../acts/readActs.ts'
import { ATTRIBUTIONS } from '../db/logTables.ts'
import type { Queries } from '../db/queries.ts'
import { readActivity } from '../history/activity.ts'
import { type AuthorContexts, authorContextsOf, NO_AUTHOR_CONTEXTS } from '../history/authorContexts.ts'
import { readBurnUp } from '../history/burnUp.ts'
import { readFeed } from '../history/feed.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'
import { createPastPeople } from '../history/pastPeople.ts'
import { createSummaries } from '../history/pastSummaries.ts'
import { createSinceReader } from '../history/since.ts'
import { unbegunIn } from '../history/told.ts'
import { createWorkReader, type WorkSources } from '../history/work.ts'
import { DamagedLogError, type LogEntry, type UpdateLog } from '../log/log.ts'
import { type Compressed, compressed, packedAfter } from '../packedAnswer.ts'
import { createSearch } from '../search/search.ts'
import { type Authors, byHour, createAuthors } from './authors.ts'
import { authorshipOf } from './authorship.ts'
import { createBases } from './bases.ts'
import { eventsBetween } from './between.ts'
import type { MomentsComparing } from './compareMoments.ts'
import { createEditRunsReader } from './editRuns.ts'
import { createEditReader } from './edits.ts'
import { withTag } from './itemTags.ts'
import { comparedBytes } from './keptComparison.ts'
import { createMoves, followingMoves, type MovedTexts } from './movedText.ts'
import { keepNewest } from './newest.ts'
import { openBracketsOf } from './openBrackets.ts'
import { blocksIn, createOrigins, type Origins, withOrigins } from './origins.ts'
import { createPastPages } from './pageReadings.ts'
import { paragraphNumbers } from './paragraphNumbers.ts'
import { parsePart, partIn } from './parts.ts'
import { bytesAt, type PastStates, stateAt } from './pastStates.ts'
import { readPlanPage } from './planPages.ts'
import { createPlans } from './plans.ts'
import type { PastAnswer, PastReader, Question } from './questions.ts'
import { diffText } from './textDiff.ts'
import { createTranslationReader } from './translation.ts'

interface Dependencies {
  readonly log: UpdateLog
  readonly queries: Queries
  readonly report: (what: string, error: unknown) => void
}

const MOST_COMPARISONS = 16
/** In all of them, compressed: that of a large plan over years has a million. */
const MOST_BYTES = 16_000_000
/** One per user with Home open, some kilobytes each. */
const MOST_SINCES = 64
const MOST_WORKS = 4
/** States that were asked for: those of the slider's page are near to each other. */
const MOST_MERGED_BYTES = 16 * 1024 * 1024
/** Authors change when somebody confirms what was brought back after a restore. */
const SETTLED = `SELECT count(*) AS pieces, count(vouched) AS vouched FROM ${ATTRIBUTIONS}`
const PAGE_ENTRIES = 5_000
const PAGE_BYTES = 1024 * 1024

export const createReader = ({ log, queries, report }: Dependencies): PastReader => {
  const past: PastStates = { log, bases: createBases(log) }
  const merged: PastStates = { log, bases: createBases(log, MOST_MERGED_BYTES) }
  const comparing: MomentsComparing = {
    past,
    plans: createPlans(past, queries),
    pages: createPastPages(past),
    edits: createEditReader(queries),
  }
  const acts = createActs(log)
  const peopleOf = createPastPeople({ acts, queries })
  const editRuns = createEditRunsReader({ log, queries })
  const moves = createMoves(queries)
  const search = createSearch(queries)
  const hourly = createAuthors(log, byHour)
  const translation = createTranslationReader(past, hourly, moves)
  const comparisons = keepNewest<Compressed>(MOST_COMPARISONS, { sizeOf: ({ blocks }) => blocks.length, most: MOST_BYTES })
  const burnUps = keepNewest<string>(MOST_COMPARISONS)
  const since = createSinceReader(queries)
  const work = createWorkReader(queries)
  const summaries = createSummaries(queries)
  const sinces = keepNewest<string>(MOST_SINCES)
  const works = keepNewest<Compressed>(MOST_WORKS, { sizeOf: ({ blocks }) => blocks.length, most: MOST_BYTES })

  /** Names of subjects are those of now. */
  const cursorsOf = (of: readonly { readonly document: DocumentId }[]) =>
    queries.all(
      `SELECT document, version, seq FROM projector WHERE name = ? AND document IN (${['NULL', ...of.map(() => '?')].join()}) ORDER BY document`,
      HISTORY_PROJECTION,
      ...of.map(({ document }) => document),
    )

  /** Group of the document. */
  const authorContextsIn = async (document: DocumentId | undefined): Promise<AuthorContexts> => {
    const [row] = document ? await queries.all('SELECT group_id FROM document WHERE id = ?', document) : []
    const group = parseGroupId(row?.group_id)
    return group ? authorContextsOf(await peopleOf(group)) : NO_AUTHOR_CONTEXTS
  }

  const origins = createOrigins({ past, moves, report })
  const openBrackets = createBracketReader({ past, moves, authors: hourly, contextsOf: authorContextsIn })
  const ofText = createTextReader({ past, moves, authors: createAuthors(log), origins, contextsOf: authorContextsIn })

  const read = async (question: Question): Promise<PastAnswer> => {
    switch (question.type) {
      case 'search':
        return ok(json({ hits: await search.find(question.documents, question.query) } satisfies SearchAnswer))
      case 'comparison': {
        const { from, to } = question
        const contexts = await authorContextsIn(question.roadmap)
        const unbegun: (readonly string[])[] = []
        for (const { document } of to.seqs) unbegun.push(await unbegunIn(queries, document))
        const key = JSON.stringify([question.roadmap, from.seqs, to.seqs, await queries.all(SETTLED), unbegun, contexts.key])
        const differences = await comparisons.get(key, async () =>
          compressed((await comparedBytes({ ...comparing, contexts, summaries, queries }, question)).subarray(1)),
        )
        return ok(packedAfter(encode(`{"from":${JSON.stringify(from)},"to":${JSON.stringify(to)},`), differences))
      }
      case 'feed':
        return ok(json(await readFeed(queries, { ...question, people: await peopleOf(question.group) }, question.query)))
      case 'since': {
        // An open Home polls every minute, mostly without changes.
        const contexts = await authorContextsIn(question.query.spans[0]?.document)
        const key = JSON.stringify([question.query, await queries.all(SETTLED), contexts.key])
        return ok(encode(await sinces.get(key, async () => JSON.stringify(await since(question.query, contexts, summaries)))))
      }
      case 'work': {
        const told = await acts.of(question.group)
        const contexts = authorContextsOf(await peopleOf(question.group))
        const deadlinesIn: WorkSources['deadlinesIn'] = (document, span, subjects) =>
          comparing.edits.deadlinesIn(document, span, contexts, subjects)
        const { query } = question
        const key = JSON.stringify([query, told.length, await queries.all(SETTLED), contexts.key, await cursorsOf(query.spans)])
        const sources = { periods: periodsOf(told), reopenings: reopeningsIn(told), contexts, summaries, deadlinesIn }
        return ok(packedAfter(NOTHING, await works.get(key, async () => compressed(encode(await work.read(query, sources))))))
      }
      case 'burnUp': {
        const { roadmap, to } = question
        return ok(encode(await burnUps.get(`${to} ${roadmap}`, async () => JSON.stringify(await readBurnUp(queries, roadmap, to)))))
      }
      case 'activity':
        return ok(json(await readActivity(queries, { ...question, people: await peopleOf(question.group) }, question.query)))
      case 'plan':
        return readPlanPage({ past, plans: comparing.plans }, question)
      case 'item': {
        const { items } = await comparing.plans.at(question.roadmap, question.at)
        const found = items.find(({ id }) => id === question.item)
        return found ? ok(json(withTag(found))) : refuse('not-found')
      }
      case 'words':
      case 'diff':
      case 'authorship':
        return ofText(question)
      case 'state':
        return ok(await bytesAt(merged, question.document, question.at))
      case 'course':
        return ok(json(await editRuns.read(question.document, question, question.head, await authorContextsIn(question.document))))
      case 'translation':
        return ok(json(await translation.of(question.documents)))
      case 'brackets':
        return ok(json(await openBrackets(question)))
      case 'entries':
        return ok(encodeEntries(await pageOf(log, question)))
      default:
        return assertNever(question)
    }
  }

  return {
    async ask(question) {
      try {
        return await read(question)
      } catch (error) {
        if (error instanceof DamagedLogError) return refuse('damaged')
        throw error
      }
    },
    close: async () => undefined,
  }
}

interface BracketParts {
  readonly past: PastStates
  readonly moves: MovedTexts
  readonly authors: Authors
  readonly contextsOf: (document: DocumentId) => Promise<AuthorContexts>
}
/** `authors`: with session and hour. */
const createBracketReader =
  ({ past, moves, authors, contextsOf }: BracketParts) =>
  async ({ document, at }: Extract<Question, { readonly type: 'brackets' }>): Promise<OpenBrackets> => {
    const doc = await stateAt(past, document, at)
    const written = await authors.of(document, at, await contextsOf(document))
    const found = openBracketsOf(doc, followingMoves(written, await moves.of(document, at)))
    doc.destroy()
    return found
  }

interface TextParts extends BracketParts {
  readonly origins: Origins
}
type TextQuestion = Extract<Question, { readonly type: 'words' | 'diff' | 'authorship' }>
/** Answers about one text of a document: its changes, the words of one person, its authors. */
const createTextReader = ({ past, moves, authors, origins, contextsOf }: TextParts) => {
  /** The document that the text is read in, and a function of the text. */
  const open = async (question: TextQuestion): Promise<{ doc: Y.Doc; make: (text: Y.Text | Y.XmlFragment) => unknown }> => {
    const { document } = question
    switch (question.type) {
      case 'words': {
        const moments = await eventsBetween(past, document, question)
        const { doc } = moments
        const { part, account } = question
        return { doc, make: (text) => passagesOf(diffText(text, moments).doc, account, paragraphNumbers(doc, part, text)) }
      }
      case 'diff': {
        const { to: at, readable = [] } = question
        const contexts = await contextsOf(document)
        const moments = await eventsBetween(past, document, question, await moves.of(document, at), contexts)
        const { doc } = moments
        return {
          doc,
          make: async (text) => {
            const pasted = await origins.of({ document, doc, at, blocks: blocksIn(text), readable: new Set(readable), contexts })
            return diffText(text, { ...moments, inserted: withOrigins(moments.inserted, pasted) })
          },
        }
      }
      case 'authorship': {
        const { at, readable = [] } = question
        const doc = await stateAt(past, document, at)
        const contexts = await contextsOf(document)
        const [wrote, moved] = [await authors.of(document, at, contexts), await moves.of(document, at)]
        return {
          doc,
          make: async (text) => {
            const pasted = await origins.of({ document, doc, at, blocks: blocksIn(text), readable: new Set(readable), contexts })
            return authorshipOf(text, doc, followingMoves(withOrigins(wrote, pasted), moved))
          },
        }
      }
    }
  }
  return async (question: TextQuestion): Promise<PastAnswer> => {
    const part = parsePart(question.document, question.part)
    if (!part) return refuse('bad-request')
    const { doc, make } = await open(question)
    const text = partIn(doc, part)
    const made = text ? ok(json(await make(text))) : refuse('not-found')
    doc.destroy()
    return made
  }
}

const pageOf = async (
  log: UpdateLog,
  { document, after, upTo }: { document: DocumentId; after: Seq; upTo: Seq },
): Promise<readonly LogEntry[]> => {
  const page: LogEntry[] = []
  let bytes = 0
  for await (const entry of log.read(document, after, upTo)) {
    page.push(entry)
    bytes += entry.updates.reduce((sum, update) => sum + update.length, 0)
    if (page.length >= PAGE_ENTRIES || bytes >= PAGE_BYTES) break
  }
  return page
}

const NOTHING = new Uint8Array()
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const json = (value: unknown): Uint8Array => encode(JSON.stringify(value))
