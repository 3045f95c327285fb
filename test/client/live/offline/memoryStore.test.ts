import { describe, expect, test } from 'vitest'
import { createMemoryShelf, createMemoryStore } from '../../../../client/live/offline/memoryStore.ts'
import { STORE_CONTRACT } from './storeContract.ts'

describe('the memory store keeps the contract', () => {
  test.each(Object.entries(STORE_CONTRACT))('%s', async (_name, run) => {
    const shelf = createMemoryShelf()
    await expect(run(async () => createMemoryStore(shelf))).resolves.toBeUndefined()
  })
})
