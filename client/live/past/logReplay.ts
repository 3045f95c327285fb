// A document's log, played to any seq and back: from states kept on the way and the entries between. What was fetched is asked for once.
import * as Y from 'yjs'
import type { StreamedEntry } from '../../../shared/history/entryStream.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import { applyForeign } from '../applyForeign.ts'
import { watchTouched } from './touched.ts'

export interface ReplaySource {
  readonly state: (seq: number) => Promise<Fetched<Uint8Array>>
  /** All of them after the one and up to the other. */
  readonly entries: (after: number, upTo: number) => Promise<Fetched<readonly StreamedEntry[]>>
}
type Fetched<T> = { readonly ok: true; readonly value: T } | RefusedAnswer | NoServer

interface Frame {
  /** To be read at once: the replay goes on in it. */
  readonly doc: Y.Doc
  /** What the entries after `from` have changed, as paths: `items/<id>/due`. */
  readonly touched: ReadonlySet<string>
}
export interface LogReplay {
  /** The document at `to`, and what changed in it since `from`. `overtaken`: another place was asked for meanwhile. */
  readonly play: (from: number, to: number) => Promise<Fetched<Frame> | 'overtaken'>
  /** A state that somebody fetched already. */
  readonly keep: (seq: number, state: Uint8Array) => void
  readonly dispose: () => void
}

/** So many entries are fetched at once, and may lie between a kept state and where one goes from it. */
const WINDOW = 256
const REACH = 512
/** A state is kept after so many entries, and so many of them. */
const STRIDE = 64
const MOST_STATES = 96
const MOST_WINDOWS = 80
const BATCH = 64
const REPLAY = Symbol('tape')

export const createLogReplay = (source: ReplaySource, head: number): LogReplay => {
  const states = new Map<number, Uint8Array>()
  const windows = new Map<number, Promise<Fetched<readonly StreamedEntry[]>>>()
  let reel = { doc: new Y.Doc(), seq: 0 }
  let asked = 0

  const keep = (seq: number, state: Uint8Array) => {
    states.set(seq, state)
    const [oldest] = states.keys()
    if (states.size > MOST_STATES && oldest !== undefined) states.delete(oldest)
  }
  const nearest = (seq: number): number => {
    let best = 0
    for (const at of states.keys()) if (at <= seq && at > best) best = at
    return best
  }
  const windowAt = (index: number) => {
    const known = windows.get(index)
    if (known) return known
    const asking = source.entries(index * WINDOW, Math.min((index + 1) * WINDOW, head)).then((answer) => {
      // Asked again when it is needed again.
      if (!answer.ok) windows.delete(index)
      return answer
    })
    windows.set(index, asking)
    const [oldest] = windows.keys()
    if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest)
    return asking
  }
  const entriesBetween = async (after: number, upTo: number): Promise<Fetched<readonly StreamedEntry[]>> => {
    if (upTo <= after) return { ok: true, value: [] }
    const [first, last] = [Math.floor(after / WINDOW), Math.floor((upTo - 1) / WINDOW)]
    const answers = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => windowAt(first + n)))
    const found: StreamedEntry[] = []
    for (const answer of answers) {
      if (!answer.ok) return answer
      for (const entry of answer.value) if (entry.seq > after && entry.seq <= upTo) found.push(entry)
    }
    return { ok: true, value: found }
  }
  const wind = (seq: number, state: Uint8Array | undefined) => {
    reel.doc.destroy()
    reel = { doc: new Y.Doc(), seq }
    if (state) applyForeign(reel.doc, [state], REPLAY)
  }
  const advance = (entries: readonly StreamedEntry[], to: number) => {
    for (let at = 0; at < entries.length; at += BATCH) {
      const batch = entries.slice(at, at + BATCH)
      applyForeign(
        reel.doc,
        batch.flatMap(({ updates }) => updates),
        REPLAY,
      )
      reel.seq = batch.at(-1)?.seq ?? reel.seq
      if (reel.seq - nearest(reel.seq) >= STRIDE) keep(reel.seq, Y.encodeStateAsUpdate(reel.doc))
    }
    reel.seq = to
  }

  return {
    keep,
    async play(from, to) {
      const mine = ++asked
      const kept = nearest(from)
      let start = reel.seq <= from && reel.seq >= kept ? reel.seq : kept
      if (from - start > REACH) {
        const state = await source.state(from)
        if (!state.ok) return state
        keep(from, state.value)
        start = from
      }
      // Held from here: while entries are fetched, others are kept, and this one may be let go.
      const base = states.get(start)
      const entries = await entriesBetween(start, to)
      if (mine !== asked) return 'overtaken'
      if (!entries.ok) return entries
      if (reel.seq !== start) wind(start, base)
      advance(
        entries.value.filter(({ seq }) => seq <= from),
        from,
      )
      const touched = watchTouched(reel.doc)
      advance(
        entries.value.filter(({ seq }) => seq > from),
        to,
      )
      // What comes next is fetched before somebody asks.
      const ahead = Math.floor((to + WINDOW / 2) / WINDOW)
      if (ahead * WINDOW < head) windowAt(ahead)
      return { ok: true, value: { doc: reel.doc, touched: touched.done() } }
    },
    dispose: () => reel.doc.destroy(),
  }
}
