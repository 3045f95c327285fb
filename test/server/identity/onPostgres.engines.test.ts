// The tests of passkeys, API tokens and providers once more, as they stand, on PostgreSQL: a database of its own for each world.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usePostgres } from '../../harness/onPostgres.ts'
import { openWorld, openWorldsWith } from '../testWorld.ts'

const postgres = usePostgres()
beforeAll(() => openWorldsWith(async () => ({ DATABASE_URL: await postgres().database() })))
afterAll(() => openWorldsWith(async () => ({})))

test('these worlds are on PostgreSQL', async () => {
  const world = await openWorld()
  expect(world.config.databaseUrl).toMatch(/^postgres/)
  await world.close()
})
describe('passkeys', async () => void (await import('./passkeys.test.ts')))
describe('API tokens', async () => void (await import('./apiTokens.test.ts')))
describe('places of API tokens', async () => void (await import('./tokenPlaces.test.ts')))
describe('attacks with API tokens', async () => void (await import('./tokenAttacks.test.ts')))
describe('providers', async () => void (await import('../providers/signIn.test.ts')))
