// Names that read alike, invisible characters, and one mailbox in two spellings.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { normalEmail, normaliseEmails } from '../../../server/identity/emails.ts'
import { checkName, foldName } from '../../../server/identity/names.ts'
import { normalName } from '../../../shared/names.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

describe('[A21] a name as it is read', () => {
  test('case, accents, punctuation and letters of other alphabets that look alike do not tell two names apart', () => {
    const same = ['María Peña', 'MARIA PENA', 'maría-peña', 'Mаríа Реñа', 'Μaria Ρeña', 'Maria\u0301 Pen\u0303a', 'María  Peña']
    expect(new Set(same.map((name) => foldName(normalName(name)))).size).toBe(1)
    expect(foldName('Isabel Gil')).toBe(foldName('lsabel Gi1'))
    expect(foldName('Sebastían 0rtiz')).toBe(foldName('Sebastian Ortiz'))
    for (const [one, other] of [
      ['Ana Gómez', 'Ana Gámez'],
      ['Delegada, FGN', 'Delegada, FGR'],
      ['José', 'Josefa'],
      ['Head of delegation, MX', 'Head of delegation, CO'],
    ] as const)
      expect(foldName(one)).not.toBe(foldName(other))
  })

  test('is kept in NFC, with single spaces; invisible and bidirectional characters are refused', () => {
    expect(normalName('  Jose\u0301 \u00a0 Peña ')).toBe('José Peña')
    for (const hidden of ['\u200b', '\u200d', '\u202e', '\u2066', '\u00ad', '\u3164', '\u2800', '\ufe0f', '\u061c', '\u{e0041}', '\ud800'])
      expect([hidden, checkName(`Ana${hidden} Gómez`)]).toEqual([hidden, 'name-characters'])
    expect(checkName('···')).toBe('name-characters')
    expect(checkName('Ñandú Ibáñez-Gómez (FGN)')).toBeNull()
  })
})

describe('in a group', () => {
  let world: World
  let chair: Visitor
  beforeEach(async () => {
    world = await openWorld()
    await world.addPerson('chair@example.org', 'chair')
    await world.addPerson('head@example.org', 'head')
    chair = await signedIn(world, 'chair@example.org')
  })
  afterEach(() => world.close())
  const rename = (visitor: Visitor, name: string) => visitor.ask('PATCH', '/api/me', { name })
  const invite = (name: string, email: string | null = null) =>
    chair.ask('POST', `/api/groups/${GROUP}/invitations`, { role: 'observer', delegation: null, agency: null, name, email })
  const tokenOf = (answer: { body: { link: string } }) => answer.body.link.split('#')[1]

  test('[A21] nobody takes the name of another member, by renaming, by an invitation, or by accepting an older one', async () => {
    const head = await signedIn(world, 'head@example.org')
    expect((await rename(head, 'Jefa de Delegación')).status).toBe(200)
    const refused = await rename(chair, 'jefа  de delegacion')
    expect([refused.status, refused.body.refusal]).toEqual([409, 'name-taken'])
    expect(refused.body.message).toContain('reads the same')
    expect((await rename(head, 'JEFA DE DELEGACIÓN')).status).toBe(200)
    expect((await invite('Jefa de delegación')).body.refusal).toBe('name-taken')
    const token = tokenOf(await invite('Luis Ruiz'))
    expect((await rename(head, 'Luis Ruíz')).status).toBe(200)
    const late = await visit(world).ask('POST', '/api/invitations/acceptance', { token, email: 'luis@example.org', password: PASSWORD })
    expect(late.body.refusal).toBe('name-taken')
    expect((await rename(chair, 'Ana\u202eGómez')).body.refusal).toBe('name-characters')
    expect((await rename(chair, '  Ana   Gómez ')).body.account.name).toBe('Ana Gómez')
  })

  test('[A22] an address is one however it is written; a second account for it is refused', async () => {
    expect(normalEmail(' Ana.Gómez@EJEMPLO.org')).toBe('ana.gómez@ejemplo.org')
    expect(normalEmail('ａｎａ@example.org')).toBe('ana@example.org')
    expect(normalEmail('ana@méxico.example')).toBe('ana@xn--mxico-bsa.example')
    expect(normalEmail('ana@')).toBeNull()
    let invited = 0
    const accept = async (email: string) =>
      visit(world).ask('POST', '/api/invitations/acceptance', {
        token: tokenOf(await invite(`Otra ${++invited}`)),
        email,
        password: PASSWORD,
      })
    expect((await accept('ana@méxico.example')).status).toBe(201)
    expect((await accept('ANA@xn--mxico-bsa.example')).body.refusal).toBe('email-taken')
    expect((await accept('ａｎａ@México.example')).body.refusal).toBe('email-taken')
    const enter = await visit(world).ask('POST', '/api/session', { email: 'Ana@MÉXICO.example', password: PASSWORD })
    expect(enter.status).toBe(200)
    const bound = tokenOf(await invite('Eva Sol', 'Eva@MÉXICO.example'))
    const joined = await visit(world).ask('POST', '/api/invitations/acceptance', { token: bound, password: PASSWORD })
    expect([joined.status, joined.body.account.email]).toEqual([201, 'eva@xn--mxico-bsa.example'])
  })

  test('[A22] two accounts that an earlier version let share an address go on working, and are named', async () => {
    const { db } = world.server.deps
    const [one, other, alone] = [
      await world.addPerson('ana@example.net', 'observer'),
      await world.addPerson('twin@example.net', 'observer'),
      await world.addPerson('alone@example.net', 'observer'),
    ]
    await db.updateTable('account').set({ email: 'ａｎａ@example.net' }).where('id', '=', other).execute()
    await db.updateTable('account').set({ email: 'ｓｏｌｏ@example.net' }).where('id', '=', alone).execute()
    expect([...(await normaliseEmails(world.server.deps))].sort()).toEqual([one, other].sort())
    const enter = (email: string) => visit(world).ask('POST', '/api/session', { email, password: PASSWORD })
    expect((await enter('ana@example.net')).body.account.id).toBe(one)
    expect((await enter('ａｎａ@example.net')).body.account.id).toBe(other)
    expect((await enter('solo@example.net')).body.account.id).toBe(alone)
    expect((await enter('ｓｏｌｏ@example.net')).body.account.id).toBe(alone)
  })
})

test('[A21] a person has twenty new names in a quarter of an hour, and no more acts come of more', async () => {
  const world = await openWorld()
  try {
    await world.addPerson('ana@example.org', 'delegate')
    const ana = await signedIn(world, 'ana@example.org')
    const statuses: number[] = []
    for (let n = 0; n < 22; n++) statuses.push((await ana.ask('PATCH', '/api/me', { name: `Ana ${n}` })).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429])
    // The same name, and a language, are no new name.
    expect((await ana.ask('PATCH', '/api/me', { name: 'Ana 19', language: 'es' })).status).toBe(200)
    const acts = await createActs(world.server.log).of(GROUP)
    expect(acts.filter(({ what }) => what.type === 'personRenamed')).toHaveLength(20)
  } finally {
    await world.close()
  }
})
