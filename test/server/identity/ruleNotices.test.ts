// Members are notified, each in their language, of what their group requires: when it is set and when it changes, and nobody twice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import { type AccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
/** 9:00 in Bogotá, on 3 November. */
const NINE = Date.UTC(2026, 10, 3, 14)
const OTHER = must(parseGroupId('otro'), 'a group')
const PROVIDERS = {
  OIDC_PROVIDERS: 'ministry,agency',
  ...{ OIDC_MINISTRY_ISSUER: 'https://ministry.invalid', OIDC_MINISTRY_CLIENT_ID: 'ruta', OIDC_MINISTRY_CLIENT_SECRET: 'secret' },
  ...{ OIDC_MINISTRY_NAME_ES: 'Cuenta del Ministerio', OIDC_MINISTRY_NAME_EN: 'Ministry account' },
  ...{ OIDC_AGENCY_ISSUER: 'https://agency.invalid', OIDC_AGENCY_CLIENT_ID: 'ruta', OIDC_AGENCY_CLIENT_SECRET: 'secret' },
  ...{ OIDC_AGENCY_NAME_ES: 'Agencia', OIDC_AGENCY_NAME_EN: 'Agency' },
}

let clock: FakeClock
let smtp: MailServer
let world: World
let chair: Visitor
let observer: AccountId
beforeEach(async () => {
  clock = createFakeClock(NINE)
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>', ...PROVIDERS } })
  const { db } = world.server.deps
  await db.updateTable('work_group').set({ name_es: 'Red regional', name_en: 'Regional network', zone: 'America/Bogota' }).execute()
  await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  await world.addPerson('elsewhere@example.org', 'observer', OTHER)
  const ana = await world.addPerson('ana@example.org', 'delegate')
  await db.updateTable('account').set({ language: 'es' }).where('id', '=', ana).execute()
  observer = await world.addPerson('observer@example.org', 'observer')
  const account = await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  await db.deleteFrom('notice').execute()
  await db.deleteFrom('outbox').execute()
  await db
    .insertInto('authenticator')
    .values({ account, secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', created_at: 0, last_step: 0 })
    .execute()
  const session = (await db.selectFrom('session').select('id').where('account', '=', account).executeTakeFirstOrThrow()).id
  await db
    .insertInto('provider_session')
    .values({ session, provider: 'ministry', issuer: 'i', subject: 's', sid: null, id_token: '' })
    .execute()
})
afterEach(async () => {
  await world.close()
  await smtp.close()
})

const requireFactor = async (inDays: number | null) => {
  expect((await chair.ask('PUT', `${AT}/required-factor`, { inDays })).status).toBe(200)
}
const RULE = { providers: ['ministry'], exceptsObservers: false, inDays: 0 }
const requireProvider = async (rule: Partial<typeof RULE> | null = {}) => {
  expect((await chair.ask('PUT', `${AT}/required-provider`, { rule: rule && { ...RULE, ...rule } })).status).toBe(200)
}
/** `<address> <day>` of each notice, in no order. */
const told = async (): Promise<readonly string[]> => {
  const rows = await world.server.deps.db
    .selectFrom('notice')
    .innerJoin('account', 'account.id', 'notice.account')
    .select(['account.email', 'notice.subject', 'notice.kind'])
    .where('notice.kind', 'in', ['factorRequired', 'providerRequired'])
    .execute()
  return rows.map(({ email, subject }) => `${email.split('@')[0]} ${JSON.parse(subject).day ?? 'at once'}`).sort()
}
const mailTo = async (name: string, about: string) => {
  const found = () =>
    smtp.received.find(({ to, headers, text }) => to === `${name}@example.org` && `${headers.subject}${text}`.includes(about))
  await eventually(() => found() !== undefined, `a mail to ${name}`)
  return must(found() ?? null, 'the mail').text
}
const everybody = (when: string) => ['ana', 'chair', 'observer'].map((name) => `${name} ${when}`)
const seeAll = () => world.server.deps.db.updateTable('notice').set({ seen_at: NINE }).execute()

describe('[A67] members are told of two-step verification', () => {
  test('required from a day on, each in their language, with the day and where to set it up; nobody of another group is', async () => {
    await requireFactor(7)
    expect(await told()).toEqual(everybody('2026-11-10'))
    const spanish = await mailTo('ana', 'verificación en dos pasos')
    expect(spanish).toContain('Desde el 10 de noviembre de 2026 a las 09:00 (UTC−5), el grupo «Red regional» solo se abre')
    expect(spanish).toContain(`http://127.0.0.1:${world.server.port}/me`)
    const english = await mailTo('observer', 'two-step verification')
    expect(english).toMatch(/From 10 November 2026(,| at) 09:00 \(UTC−5\), the group “Regional network” opens on Ruta only for/)
    await eventually(() => smtp.received.length === 3, 'three mails')
    expect(smtp.received.map(({ to }) => to).sort()).toEqual(['ana', 'chair', 'observer'].map((name) => `${name}@example.org`))
  })

  test('required at once; the notice is in the inbox of another group of theirs', async () => {
    const seat = { group_id: OTHER, account: observer, role: 'observer', delegation: null, agency: null, created_at: 0 }
    await world.server.deps.db.insertInto('membership').values(seat).execute()
    const visitor = await signedIn(world, 'observer@example.org')
    await requireFactor(0)
    expect(await told()).toEqual(everybody('at once'))
    expect(await mailTo('ana', 'verificación en dos pasos')).toContain('Desde ahora, el grupo «Red regional»')
    expect((await visitor.ask('GET', `${AT}/inbox`)).body.refusal).toBe('factor-required')
    const { notices } = (await visitor.ask('GET', `/api/groups/${OTHER}/inbox`)).body
    expect(notices.find(({ kind }: { kind: string }) => kind === 'factorRequired')?.about).toEqual({
      ...{ type: 'rule', group: { es: 'Red regional', en: 'Regional network' }, providers: [] },
    })
  })

  test('again when its day changes, and not when nothing does', async () => {
    await requireFactor(7)
    await seeAll()
    clock.advance(120_000)
    await requireFactor(7)
    expect(await told()).toEqual(everybody('2026-11-10'))
    await requireFactor(3)
    expect(await told()).toEqual([...everybody('2026-11-06'), ...everybody('2026-11-10')].sort())
    await requireFactor(0)
    await seeAll()
    const before = await told()
    expect(before.filter((one) => one.endsWith('at once'))).toHaveLength(3)
    clock.advance(120_000)
    await requireFactor(0)
    expect(await told()).toEqual(before)
  })

  test('until it changes or ends, when unseen notices go with the mails that wait; set again, it is told again', async () => {
    const waiting = async () => {
      const rows = await world.server.deps.db.selectFrom('outbox').select(['kind', 'state']).where('kind', '=', 'factorRequired').execute()
      return rows.filter(({ state }) => state === 'waiting').length
    }
    smtp.treat('defer')
    await requireFactor(7)
    await eventually(async () => {
      const rows = await world.server.deps.db.selectFrom('outbox').select(['state', 'attempts']).execute()
      return rows.length === 3 && rows.every(({ state, attempts }) => state === 'waiting' && attempts === 1)
    }, 'deferred')
    await requireFactor(null)
    expect([await told(), await waiting()]).toEqual([[], 0])
    smtp.treat('accept')
    await requireFactor(7)
    expect(await told()).toEqual(everybody('2026-11-10'))
    await mailTo('ana', 'verificación en dos pasos')
  })
})

describe('[A70] members are told of a sign-in provider', () => {
  test('through which alone the group is reached, each in their language, and how to continue; excepted observers are not', async () => {
    await requireProvider({ providers: ['ministry', 'agency'], exceptsObservers: true, inDays: 30 })
    expect(await told()).toEqual(['ana 2026-12-03', 'chair 2026-12-03'])
    const spanish = await mailTo('ana', 'exige entrar con')
    expect(spanish).toContain('el grupo «Red regional» solo se abre si usted entra en Ruta con')
    expect(spanish).toContain('«Continuar con Cuenta del Ministerio»')
    expect(spanish).toContain(`/g/${GROUP}`)
    expect(await mailTo('chair', 'signing in through')).toContain('“Continue with Agency” or “Continue with Ministry account”')
    // Of those who were excepted until now it is news, and of nobody else.
    await seeAll()
    await requireProvider({ providers: ['ministry', 'agency'], inDays: 30 })
    expect(await told()).toEqual(['ana 2026-12-03', 'chair 2026-12-03', 'observer 2026-12-03'])
  })

  test('at once, and of other providers; not when nothing changes', async () => {
    await requireProvider()
    expect(await told()).toEqual(everybody('at once'))
    expect(await mailTo('ana', 'exige entrar con')).toContain('Desde ahora, el grupo «Red regional»')
    await requireProvider()
    await seeAll()
    clock.advance(60_000)
    await requireProvider()
    expect(await told()).toHaveLength(3)
    await requireProvider({ providers: ['agency', 'ministry'] })
    expect(await told()).toHaveLength(6)
    await requireProvider(null)
    expect(await told()).toHaveLength(3)
  })
})
