// What mails of notices say, in both languages.
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../../server/clock.ts'
import { type ClosedSession, type NoticeTelling, noticesWords } from '../../../server/notices/noticesWords.ts'
import type { Notice } from '../../../shared/api/notices.ts'
import {
  instant,
  newId,
  parseAccountId,
  parseDelegationId,
  parseGroupId,
  parseItemId,
  parseMeetingId,
  roadmapId,
} from '../../../shared/ids.ts'
import { type KindOfNotice, NOTICE_KIND_NAMES, NOTICE_KINDS } from '../../../shared/notices/kinds.ts'
import { noticePath } from '../../../shared/notices/paths.ts'
import { must } from '../../../shared/result.ts'

const group = must(parseGroupId('g1'), 'g1')
const meeting = must(parseMeetingId('s3'), 's3')
const CO = must(parseDelegationId('co'), 'co')
const at = Date.UTC(2026, 10, 3, 14)
const notice = (kind: Notice['kind'], about: Notice['about']): Notice => ({
  id: newId(systemRandom) as Notice['id'],
  kind,
  at: instant(at),
  seen: false,
  by: { account: must(parseAccountId('a1'), 'a1'), name: 'Oficina de Enlace', delegation: CO },
  about,
})
const closed = notice('sessionClosed', {
  type: 'meeting',
  meeting,
  number: 3,
  title: { es: '', en: '' },
  place: { es: 'Bogotá', en: 'Bogotá' },
  days: null,
})
const thread = (kind: Notice['kind'], delegation: typeof CO | null, title = 'Guía') =>
  notice(kind, {
    type: 'thread',
    thread: 't1' as never,
    document: roadmapId(group),
    subject: `item:${must(parseItemId('i1'), 'i1')}`,
    code: 'WG-021',
    title: { es: title, en: '' },
    delegation,
  })
const told = (given: Partial<NoticeTelling>) =>
  noticesWords({
    language: 'es',
    group: { id: group, name: { es: 'Grupo', en: 'Group' } },
    url: 'https://ruta.example.org',
    digest: null,
    session: null,
    notices: [],
    zone: 'America/Bogota',
    city: 'Bogotá',
    now: at,
    leave: 'https://ruta.example.org/mail/leave/x',
    ...given,
  })
const session: ClosedSession = {
  meeting,
  number: 3,
  closedAt: at,
  place: { es: 'Bogotá', en: 'Bogotá' },
  zone: 'America/Bogota',
  decisions: [
    { number: '4', method: 'consensus' },
    { number: '5', method: 'signature' },
    { number: '6', method: 'silence' },
  ],
}

test.each(
  NOTICE_KIND_NAMES.filter((kind) => {
    const { choices }: KindOfNotice = NOTICE_KINDS[kind]
    return choices.includes('digest')
  }),
)('[P4] a mail has a line for a notice of the kind %s, which people may have in a digest', (kind) => {
  expect((told({ notices: [notice(kind, closed.about)] }).lists ?? []).flatMap(({ lines }) => lines)).toHaveLength(1)
})

describe('[P6] a thread for one delegation alone', () => {
  test.each(['mention', 'reply', 'delegationComment'] as const)('is told by mail of %s only as a comment', (kind) => {
    const words = told({ notices: [thread(kind, CO)] })
    expect(words.subject).toBe('Hay un comentario para su delegación en WG-021, Guía')
    expect(JSON.stringify(words)).not.toContain('Oficina')
  })
  test('is told with who mentions where it is for everybody', () => {
    expect(told({ notices: [thread('mention', null)] }).subject).toBe('Oficina de Enlace hizo mención de usted en WG-021, Guía')
  })
})

test('[P16] a mail says how many reports are to be given, and leads to them', () => {
  const own = { type: 'meeting', meeting, number: 3, title: { es: '', en: '' }, place: { es: 'Bogotá', en: 'Bogotá' }, days: null } as const
  const { subject, action } = told({ notices: [notice('reportDue', { ...own, reports: 18 })] })
  expect(subject).toBe('Tiene 18 informes por presentar para la sesión 3, Bogotá')
  expect(action?.link).toBe('https://ruta.example.org/g/g1/reports')
})

test('[P5] a title with lines stays on one line', () => {
  const [list] = told({ notices: [thread('mention', null, 'Guía\n\nhttps://evil.example')] }).lists ?? []
  expect(list?.lines[0]?.words).toBe('Oficina de Enlace hizo mención de usted en WG-021, Guía https://evil.example')
})

describe('[P20] digests', () => {
  test('a weekly one tells of a session that closed', () => {
    const words = told({ digest: { type: 'weekly' }, notices: [closed] })
    expect(words.subject).toBe('«Grupo»: 1 aviso de la semana')
    expect(words.lists?.map(({ lines }) => lines.map((line) => line.words))).toEqual([['Se cerró la sesión 3, Bogotá']])
  })
  test('tell of their session only once, and name each method', () => {
    const words = told({ digest: { type: 'session', meeting }, session, notices: [closed] })
    expect(words.subject).toBe('Sesión 3, Bogotá: 3 decisiones')
    expect(words.lists?.map(({ lines }) => lines.map((line) => `${line.words}, ${line.beside}`))).toEqual([
      ['Decisión 4, por consenso', 'Decisión 5, por firma', 'Decisión 6, por procedimiento de silencio'],
    ])
  })
  test.each([
    ['es', [], 'Se cerró la sesión 3, Bogotá'],
    ['en', [], 'Session 3, Bogotá, has closed'],
    ['es', [thread('mention', null)], 'Se cerró la sesión 3, Bogotá: 1 aviso para usted'],
    ['en', [thread('mention', null)], 'Session 3, Bogotá, has closed: 1 notice for you'],
  ] as const)('name no number of decisions that is not known (%s)', (language, notices, subject) => {
    const words = told({ language, digest: { type: 'session', meeting }, session: { ...session, decisions: null }, notices })
    expect(words.subject).toBe(subject)
    expect(JSON.stringify(words)).not.toMatch(/decisi[oó]n/i)
  })
})

describe('[P19] a mail of one notice', () => {
  const session3 = {
    type: 'meeting',
    meeting,
    number: 3,
    title: { es: '', en: '' },
    place: { es: '', en: '' },
    days: '2026-11-24',
  } as const
  const guide = { item: must(parseItemId('i1'), 'i1'), code: 'WG-021', title: { es: 'Guía', en: 'Guide' } }
  const item = { type: 'item', ...guide, day: '2026-11-24' } as const
  test.each([
    [thread('mention', null), 'Abrir la conversación', 'Open the conversation', null, null],
    [notice('dueSoon', item), 'Abrir la acción', 'Open the item', null, null],
    [notice('assigned', item), 'Abrir la acción', 'Open the item', 'vence el 24 de noviembre', 'due on 24 November'],
    [notice('reportDue', item), 'Informar', 'Report', 'hasta el 24 de noviembre', 'by 24 November'],
    [notice('reportDue', { ...session3, reports: 2 }), 'Informar', 'Report', 'hasta el 24 de noviembre', 'by 24 November'],
    [notice('sessionOpened', session3), 'Abrir la sesión', 'Open the session', 'empieza el 24 de noviembre', 'begins on 24 November'],
  ] as const)('leads to it by its button, and says until when: %#', (one, es, en, besideEs, besideEn) => {
    for (const [language, label, beside] of [
      ['es', es, besideEs],
      ['en', en, besideEn],
    ] as const) {
      const { action, lists } = told({ language, notices: [one] })
      expect(action?.label).toBe(label)
      expect(action?.link).toBe(`https://ruta.example.org/g/g1/${noticePath(one)}`)
      // Once is enough.
      expect(lists?.flatMap(({ lines }) => lines).map((line) => [line.link, line.beside ?? null])).toEqual([[null, beside]])
    }
  })

  test('leads, for several notices, to each from its line, and to the inbox', () => {
    const { action, lists } = told({ notices: [thread('mention', null), notice('dueSoon', item)] })
    expect(action?.link).toBe('https://ruta.example.org/g/g1/inbox')
    expect(lists?.flatMap(({ lines }) => lines).every(({ link }) => link !== null)).toBe(true)
  })
})
