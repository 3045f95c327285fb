// `npm run group` beside a running server, on both engines.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { groupCommand } from '../../../server/cli/groupCommand.ts'
import type { Environment } from '../../../server/config.ts'
import { makeOperator } from '../../../server/identity/operators.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { GROUP, openWorld, PASSWORD, signedIn, visit, type World } from '../testWorld.ts'

const postgres = usePostgres()
const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}
let world: World
afterEach(() => world.close())

const WHY = ['--es', 'En revisión.', '--en', 'Under review.']
const CHAIR = ['--chair', 'Presidencia, MRE']
const CREATE = ['create', 'forfeiture', '--es', 'Extinción de dominio', '--en', 'Asset forfeiture', '--delegation', 'CO:Colombia', ...CHAIR]

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  test('[O40] operators found, suspend, archive, resume, size and export groups on the command line beside a running server, and the audit says so', async () => {
    world = await openWorld({ env: await env() })
    const { deps } = world.server
    const chair = await world.addPerson('chair@example.org', 'chair')
    const member = await signedIn(world, 'chair@example.org')
    const group = async (args: readonly string[], set: Environment = {}) => {
      const outcome = await groupCommand([...args, world.config.databaseUrl ?? world.config.dataDir], set)
      return outcome.ok ? outcome.said : `2 ${outcome.why}`
    }

    /** As a process, whose exit code and streams are the command's. */
    const started = (args: readonly string[]) =>
      promisify(execFile)(process.execPath, ['server/cli/group.ts', ...args, world.config.databaseUrl ?? world.config.dataDir], {
        env: { PATH: process.env.PATH ?? '' },
      }).then(
        ({ stdout }) => stdout,
        (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`,
      )

    expect(await group(CREATE)).toContain('2 There is no operator')
    await makeOperator(deps, chair)
    expect(await started(['found', 'x'])).toContain('2 Use: npm run group')
    expect(await group(CREATE.filter((word) => word !== '--delegation' && word !== 'CO:Colombia'))).toContain('group.delegations')
    const made = await group([...CREATE, '--email', 'mre@example.org'], {
      PUBLIC_URL: 'https://ruta.example.org',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      MAIL_FROM: 'ruta@example.org',
    })
    expect(made).toContain('https://ruta.example.org/invitation#')
    expect(made).toContain('mailed to mre@example.org')
    expect(await deps.db.selectFrom('outbox').select(['kind', 'address']).execute()).toEqual([
      { kind: 'invitation', address: 'mre@example.org' },
    ])
    expect(await group(CREATE)).toContain('2 Another group of the installation already has this address')
    const again = await group(['invite-chair', 'forfeiture', ...CHAIR])
    const accept = (words: string) => {
      const token = /#(\S+)/.exec(words)?.[1]
      return visit(world).ask('POST', '/api/invitations/acceptance', { token, email: 'mre@example.org', password: PASSWORD })
    }
    expect((await accept(made)).status).toBe(410)
    expect((await accept(again)).status).toBe(201)
    expect(await group(['invite-chair', 'forfeiture', ...CHAIR])).toMatch(/^2 /)

    const isReadOnly = async () => (await member.ask('GET', `/api/groups/${GROUP}`)).body.readOnly?.as
    expect(await group(['suspend', GROUP, '--es', 'Solo una.'])).toContain('in both languages')
    expect(await isReadOnly()).toBeUndefined()
    expect(await group(['suspend', GROUP, ...WHY])).toContain('is now suspended')
    expect(await isReadOnly()).toBe('suspended')
    expect((await member.ask('POST', `/api/groups/${GROUP}/meetings`, {})).body.refusal).toBe('group-read-only')
    expect(await group(['archive', GROUP, ...WHY])).toContain('is now archived')
    expect(await group(['archive', GROUP, ...WHY])).toContain('is already archived')

    expect(await group(['quota', GROUP, '0'])).toMatch(/^2 filesMb/)
    expect(await group(['quota', GROUP, '20'])).toContain('may take 20 MB')
    const lines = (await started(['list'])).split('\n')
    expect(lines.find((line) => line.startsWith(`${GROUP} `))).toMatch(/archived .* 0\.0 of 20\* /)
    expect(lines.find((line) => line.startsWith('forfeiture '))).toMatch(/open .* 0\.0 of 1000 .*Extinción de dominio \/ Asset forfeiture/)
    expect(await group(['quota', GROUP, 'default'])).toContain('1000 MB')
    expect(await group(['resume', GROUP])).toContain('open')
    expect(await isReadOnly()).toBeUndefined()
    expect(await group(['resume', 'none'])).toContain('There is no group none')

    const folder = mkdtempSync(join(tmpdir(), 'ruta-group-'))
    try {
      const file = join(folder, 'tco.ruta')
      expect(await group(['export', GROUP, file])).toContain(file)
      expect(await group(['export', GROUP, file])).toContain('is there already')
      const { stdout } = await promisify(execFile)(process.execPath, ['server/cli/verify.ts', file])
      expect(stdout).toContain(`acts:${GROUP}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
    const written = await deps.db.selectFrom('audit').select('action').where('account', 'is', null).orderBy('id').execute()
    expect(written.map(({ action }) => action).filter((action) => !action.startsWith('session.'))).toEqual([
      'group.created',
      'invitation.sent',
      'invitation.sent',
      'group.suspended',
      'group.archived',
      'group.quota',
      'group.quota',
      'group.resumed',
      'archive.exported',
    ])
  })
})
