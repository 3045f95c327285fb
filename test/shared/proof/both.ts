// Archives as a command and a browser prove them: with the primitives of either, which must agree in everything.

import { expect } from 'vitest'
import { createBrowserPrimitives } from '../../../client/proof/primitives.ts'
import { nodePrimitives } from '../../../server/trust/primitives.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { type CheckedArchive, checkArchive as check } from '../../../shared/proof/checkArchive.ts'
import type { HeldHeads } from '../../../shared/proof/heldHeads.ts'
import * as shared from '../../../shared/proof/readArchive.ts'
import { bytesSource } from '../../../shared/proof/source.ts'

const BROWSER = createBrowserPrimitives()

export const checkArchive = async (bytes: Uint8Array, held: readonly HeldHeads[] = []): Promise<CheckedArchive> => {
  const [byNode, byBrowser] = [
    await check(nodePrimitives, bytesSource(bytes), { held }),
    await check(BROWSER, bytesSource(bytes), { held }),
  ]
  expect(byBrowser).toEqual(byNode)
  return byNode
}

/** Of the many of a property, the browser's part proves every tenth as well: it takes ten times as long as Node's. */
export const createOften = () => {
  let many = 0
  return (bytes: Uint8Array): Promise<CheckedArchive> =>
    many++ % 10 === 0 ? checkArchive(bytes) : check(nodePrimitives, bytesSource(bytes))
}

export const readArchive = (bytes: Uint8Array): Promise<shared.ReadArchive> => shared.readArchive(nodePrimitives, bytesSource(bytes))
export const archivedEntries = (document: DocumentId, blocks: readonly shared.PackedBlock[]) =>
  shared.archivedEntries(nodePrimitives, document, blocks)

/** The sentences of the command. */
export const whys = ({ faults }: Pick<CheckedArchive, 'faults'>): readonly string[] => faults.map(({ why }) => why)
