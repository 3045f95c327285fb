// The commands that make and unmake operators of the installation.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openWorld, signedIn } from '../testWorld.ts'

test('[O21] an operator is made and unmade on the command line beside a running server, and the audit says so', async () => {
  const world = await openWorld()
  try {
    const account = await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    const run = (command: string, email: string) =>
      promisify(execFile)(process.execPath, [`server/cli/${command}.ts`, email, world.config.dataDir]).then(
        ({ stdout }) => stdout,
        (error: { stderr: string }) => error.stderr,
      )
    expect(await run('makeOperator', 'nobody@example.org')).toContain('There is no account')
    expect(await run('removeOperator', 'ana@example.org')).toContain('is no operator')
    expect(await run('makeOperator', 'ANA@example.org')).toContain('is an operator now')
    expect(await run('makeOperator', 'ana@example.org')).toContain('is an operator already')
    expect((await ana.ask('GET', '/api/administration/groups')).status).toBe(200)
    expect(await run('removeOperator', 'ana@example.org')).toContain('is no operator any more')
    expect((await ana.ask('GET', '/api/administration/groups')).status).toBe(404)
    const written = await world.server.deps.db
      .selectFrom('audit')
      .select(['action', 'account', 'subject'])
      .where('action', 'like', 'operator.%')
      .execute()
    expect(written).toEqual(['operator.made', 'operator.removed'].map((action) => ({ action, account: null, subject: account })))
  } finally {
    await world.close()
  }
})
