// Verifies an archive (shared/proof/checkArchive.ts) with Node's primitives.
import * as shared from '../../shared/proof/checkArchive.ts'
import type { HeldHeads } from '../../shared/proof/heldHeads.ts'
import { bytesSource } from '../../shared/proof/source.ts'
import { nodePrimitives } from './primitives.ts'

export type { CheckedArchive } from '../../shared/proof/checkArchive.ts'

export const checkArchive = (bytes: Uint8Array, held: readonly HeldHeads[] = []): Promise<shared.CheckedArchive> =>
  shared.checkArchive(nodePrimitives, bytesSource(bytes), { held })
