// What the log holds of a document, and what a joiner is sent: a base (the newest checkpoint's bytes) and a tail of the updates
// after it. Only this leaves the server. Frames are made once and shared; joins never touch a Y.Doc. For a client that can unpack and has
// nothing yet they are compressed, in a thread of zlib's: a plan of 2,000 items is 1.3 MB, and 0.3 of them.
import * as Y from 'yjs'
import { encodePacked, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'
import { joinMessages, WORTH_PACKING_BYTES } from '../../shared/protocol/packed.ts'
import type { FoldedState } from '../log/checkpoints.ts'
import { deflated } from '../log/deflated.ts'
import { encodeStateVector } from './stateVector.ts'
import { webSocketFrame } from './webSocketFrame.ts'

export interface Committed {
  readonly bytes: number
  readonly baseBytes: number
  readonly tailBytes: number
  readonly tailUpdates: number
  /** Base and tail, to be applied in this order. */
  updates(): readonly Uint8Array[]
  fold(): { readonly base: Uint8Array | null; readonly tail: readonly Uint8Array[] }
  append(frame: Uint8Array, update: Uint8Array, inserts: readonly number[]): void
  /** The base now includes the first `count` updates of the tail. */
  rebase(folded: FoldedState, count: number): void
  stateVector(): Uint8Array
  /** What a client with this vector lacks, as frames, ending with the empty step 2 that means "all is here". */
  answer(stateVector: Uint8Array): readonly Uint8Array[]
  /** The same, compressed; null where that is not worth it. The answer is made when it is sent: it holds what came meanwhile. */
  packed(stateVector: Uint8Array): Promise<() => readonly Uint8Array[]> | null
}

/** The empty update: no structs, no deletions. */
const EMPTY_UPDATE = new Uint8Array([0, 0])
const EMPTY_VECTOR_BYTES = 1
/** Of differences to the base, kept for those who come back together after a restart. */
const DIFFERENCES_BYTES = 4 * 1024 * 1024

/** The messages that it holds, and their frame. */
interface Pack {
  readonly base: Uint8Array | null
  readonly count: number
  readonly frame: Promise<Uint8Array | null>
}
const pack = (base: Uint8Array | null, tail: readonly Uint8Array[]): Pack => {
  const messages = [...(base ? [base] : []), ...tail].map(encodeUpdate)
  return {
    base,
    count: tail.length,
    frame: deflated(joinMessages(messages)).then(
      (bytes) => webSocketFrame(encodePacked(bytes)),
      () => null,
    ),
  }
}

export const createCommitted = (folded: FoldedState | null, clocks: Map<number, number>): Committed => {
  let base = folded?.state ?? null
  let tail: Uint8Array[] = []
  let tailFrames: Uint8Array[] = []
  let tailBytes = 0
  let baseFrame: Uint8Array | null = null
  let lastFrames: Uint8Array | null = null
  let vector: Uint8Array | null = null
  let packed: Pack | null = null
  const differences = new Map<string, Uint8Array>()
  let differencesBytes = 0
  const allIsHere = webSocketFrame(encodeSyncStep2(EMPTY_UPDATE))

  const differenceTo = (known: Uint8Array, stateVector: Uint8Array): Uint8Array => {
    const key = Buffer.from(stateVector).toString('latin1')
    const cached = differences.get(key)
    if (cached) return cached
    const frame = webSocketFrame(encodeUpdate(Y.diffUpdate(known, stateVector)))
    // The key counts too: anybody can invent vectors of a megabyte to which there is no difference.
    const bytes = key.length + frame.length
    if (differencesBytes + bytes > DIFFERENCES_BYTES) forgetDifferences()
    differences.set(key, frame)
    differencesBytes += bytes
    return frame
  }
  const forgetDifferences = () => {
    differences.clear()
    differencesBytes = 0
  }

  const answer = (stateVector: Uint8Array): readonly Uint8Array[] => {
    lastFrames ??= Buffer.concat([...tailFrames, allIsHere])
    if (base === null) return [lastFrames]
    if (stateVector.length > EMPTY_VECTOR_BYTES) return [differenceTo(base, stateVector), lastFrames]
    baseFrame ??= webSocketFrame(encodeUpdate(base))
    return [baseFrame, lastFrames]
  }
  /** Anew only when as much has come since as makes it worth while. */
  const newestPack = (): Pack => {
    const since = tail.slice(packed?.count ?? 0).reduce((sum, update) => sum + update.length, 0)
    if (packed === null || since >= WORTH_PACKING_BYTES) packed = pack(base, tail)
    return packed
  }

  return {
    get bytes() {
      return (base?.length ?? 0) + tailBytes
    },
    get baseBytes() {
      return base?.length ?? 0
    },
    get tailBytes() {
      return tailBytes
    },
    get tailUpdates() {
      return tail.length
    },
    updates: () => (base === null ? tail : [base, ...tail]),
    fold: () => ({ base, tail: [...tail] }),
    append(frame, update, inserts) {
      tail.push(update)
      tailFrames.push(frame)
      tailBytes += update.length
      lastFrames = null
      if (inserts.length > 0) vector = null
      // An owner who vouches for what came back sends again what is there.
      for (let i = 0; i < inserts.length; i += 3)
        clocks.set(inserts[i] ?? 0, Math.max(clocks.get(inserts[i] ?? 0) ?? 0, inserts[i + 2] ?? 0))
    },
    rebase(next, count) {
      base = next.state
      tail = tail.slice(count)
      tailFrames = tailFrames.slice(count)
      tailBytes = tail.reduce((sum, update) => sum + update.length, 0)
      baseFrame = null
      lastFrames = null
      packed = null
      forgetDifferences()
    },
    stateVector: () => {
      vector ??= encodeStateVector(clocks)
      return vector
    },
    answer,
    packed(stateVector) {
      if (stateVector.length > EMPTY_VECTOR_BYTES || (base?.length ?? 0) + tailBytes < WORTH_PACKING_BYTES) return null
      const wanted = newestPack()
      return wanted.frame.then((frame) => () => {
        // Where the base is another one by now, or packing failed, it goes as it is.
        if (frame === null || wanted.base !== base) return answer(stateVector)
        return [frame, ...tailFrames.slice(wanted.count), allIsHere]
      })
    },
  }
}
