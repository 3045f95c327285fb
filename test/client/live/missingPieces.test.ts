// What a device made without a connection arrives in messages that the relay takes, however much it is.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { missingPieces } from '../../../client/live/missingPieces.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { decodeFrame } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { changeAndAdd } from '../../../shared/roadmap/changeItems.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(3).bytes
/** A plan of so many pieces of 250 items, made after what the server has; its updates, in their order. */
const made = (pieces: number) => {
  const doc = new Y.Doc()
  changeAndAdd(doc, { changes: [], newcomers: [newcomer('Lo de antes')] }, random)
  const before = Y.encodeStateAsUpdate(doc)
  const updates: Uint8Array[] = []
  let going: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void going.push(update))
  for (let piece = 0; piece < pieces; piece++) {
    const newcomers = Array.from({ length: 250 }, (_, at) => newcomer(`Medida ${piece}-${at}`))
    changeAndAdd(doc, { changes: [], newcomers }, random)
    updates.push(Y.mergeUpdates(going))
    going = []
  }
  return { doc, before, updates }
}
const newcomer = (es: string) => ({ fields: { title: { es, en: '' }, status: 'agreed' as const }, later: () => [] })
const relayed = (before: Uint8Array, frames: readonly Uint8Array[]) => {
  const validation = createValidationDocument([before])
  const context = { document: validation, validator: createSchemaValidator(validation, ROADMAP.schema), owners: new Map(), limits: LIMITS }
  const verdicts = frames.map((bytes) => {
    const frame = decodeFrame(bytes)
    if (frame?.type !== 'update' && frame?.type !== 'syncStep2') return 'no update'
    if (frame.update.length > LIMITS.updateBytes) return 'too-large'
    const verdict = validateUpdate(frame.update, must(parseAccountId('ana'), 'ana'), context)
    if (verdict.type === 'accepted') validation.apply(verdict.update)
    return verdict.type === 'refused' ? verdict.why : verdict.type
  })
  return { verdicts: [...new Set(verdicts)], state: validation }
}
const stateOf = (update: Uint8Array) => Y.encodeStateVectorFromUpdate(update)

test('[X6] thousands of lines that were imported without a connection arrive whole, in pieces that are taken; in one they would be refused', () => {
  const { doc, before, updates } = made(12)
  const whole = Y.encodeStateAsUpdate(doc, stateOf(before))
  expect(Y.decodeUpdate(whole).structs.length).toBeGreaterThan(LIMITS.structsPerUpdate)
  const frames = missingPieces(doc, stateOf(before), updates)
  expect(frames.length).toBeGreaterThan(10)
  const { verdicts } = relayed(before, frames)
  expect(verdicts).toEqual(['accepted', 'nothing'])
  const arrived = new Y.Doc()
  Y.applyUpdate(arrived, before)
  for (const bytes of frames) {
    const frame = decodeFrame(bytes)
    if (frame?.type === 'update' || frame?.type === 'syncStep2') Y.applyUpdate(arrived, frame.update)
  }
  expect(readRoadMap(arrived).items).toEqual(readRoadMap(doc).items)
})

test('updates that had arrived before the line was cut are not sent again; those that no pending edit holds are one message', () => {
  const { doc, before, updates } = made(12)
  const server = Y.mergeUpdates([before, ...updates.slice(0, 8)])
  const frames = missingPieces(doc, stateOf(server), updates)
  expect(frames).toHaveLength(5)
  expect(missingPieces(doc, stateOf(server), [])).toHaveLength(1)
  expect(missingPieces(doc, Y.encodeStateVector(doc), updates)).toHaveLength(1)
  // A gap: it is sent with the rest.
  expect(missingPieces(doc, stateOf(before), updates.slice(1))).toHaveLength(1)
})
