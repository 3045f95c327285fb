// What people ask of one text's past, asked of the reader as the server does: the document anywhere, two points side by side, and a
// slider that is led through all of it.
import * as Y from 'yjs'
import type { Queries } from '../../server/db/queries.ts'
import { replay } from '../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../server/log/log.ts'
import { unpacked } from '../../server/packedAnswer.ts'
import type { PastReader, Question } from '../../server/timeTravel/questions.ts'
import { createReader } from '../../server/timeTravel/reader.ts'
import { decodeEntries } from '../../shared/history/entryStream.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { createDice } from '../harness/random.ts'
import { ms, summary } from './stats.ts'

const SEEKS = 200
/** So many that the first dozen, for which the engine has compiled nothing yet, are the `max` and not the p95. */
const COMPARES = 400
const APART = 500
const STEPS = 1_000

export const askAll = async (
  past: { readonly log: UpdateLog; readonly queries: Queries },
  { document, part }: { readonly document: DocumentId; readonly part: string },
): Promise<Readonly<Record<string, string>>> => {
  const { log } = past
  const parts = { ...past, report: console.error }
  const head = (await log.head(document)).seq
  const dice = createDice(5)
  const timed = async (reader: PastReader, questions: readonly Question[]) => {
    const times: number[] = []
    for (const question of questions) {
      const start = performance.now()
      const answer = await reader.ask(question)
      times.push(performance.now() - start)
      if (!answer.ok) throw new Error(answer.refusal)
    }
    return summary(times)
  }
  const somewhere = (upTo: Seq) => seq(1 + dice.below(upTo))
  // A reader of its own for each: none of them lives on what another has left in memory.
  const seeks = await timed(
    createReader(parts),
    Array.from({ length: SEEKS }, () => ({ type: 'state', document, at: somewhere(head) })),
  )
  const compares = await timed(
    createReader(parts),
    Array.from({ length: COMPARES }, () => {
      const from = somewhere(seq(head - APART))
      return { type: 'diff', document, from, to: seq(from + APART), part }
    }),
  )
  return {
    'seek p50': ms(seeks.p50),
    p95: ms(seeks.p95),
    max: ms(seeks.max),
    [`compare ${APART} apart p50`]: ms(compares.p50),
    'compare p95': ms(compares.p95),
    'compare max': ms(compares.max),
    'slider a step': ms(await slide(createReader(parts), document, head)),
  }
}

/** Milliseconds a step, of a thousand through the whole history: entries are fetched by the page and played on. */
const slide = async (reader: PastReader, document: DocumentId, head: Seq): Promise<number> => {
  const start = performance.now()
  const doc = new Y.Doc({ gc: true })
  const stride = Math.max(1, Math.floor(head / STEPS))
  let waiting: Uint8Array[] = []
  for (let after: number = 0; after < head; ) {
    const answer = await reader.ask({ type: 'entries', document, after: seq(after), upTo: head })
    if (!answer.ok) throw new Error(answer.refusal)
    for (const entry of must(decodeEntries(unpacked(answer.value)), 'entries')) {
      waiting.push(...entry.updates)
      after = entry.seq
      if (after % stride !== 0 && after !== head) continue
      replay(doc, waiting)
      waiting = []
    }
  }
  doc.destroy()
  return (performance.now() - start) / Math.min(STEPS, head)
}
