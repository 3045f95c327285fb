// What a mail looks like as bytes: both languages, its headers, and words that try to become headers or HTML.
import { describe, expect, test } from 'vitest'
import { composeMail } from '../../../server/mail/compose.ts'
import type { PlainContent } from '../../../server/mail/content.ts'
import { mailWords } from '../../../server/mail/words.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { instant } from '../../../shared/ids.ts'

const LINK = 'https://ruta.example.org/link#abcdefghijklmnopqrstuvwxyz'
const AT = Date.UTC(2026, 11, 12, 19, 5)
const oneTime = { link: LINK, expiresAt: instant(AT), zone: 'America/Bogota' }
const GROUP = { es: 'Grupo de trabajo', en: 'Working group' }
const ALL: readonly PlainContent[] = [
  { kind: 'invitation', group: GROUP, by: 'Secretaría', ...oneTime },
  { kind: 'signInLink', group: GROUP, ...oneTime },
  { kind: 'forgottenPassword', ...oneTime },
  { kind: 'passwordChanged', at: instant(AT), zone: 'America/Bogota' },
  { kind: 'newDevice', device: 'Firefox · Linux', at: instant(AT), zone: 'America/Bogota' },
  {
    ...{ kind: 'tokenMade', name: 'Presupuesto', group: GROUP, scopes: ['read', 'write'] },
    ...{ until: instant(AT + 30 * 86_400_000), at: instant(AT), zone: 'America/Bogota' },
  },
  { kind: 'tokenPlace', name: 'Presupuesto', group: GROUP, place: '190.24.x.x', at: instant(AT), zone: 'America/Bogota' },
  { kind: 'tokenPlace', name: 'Presupuesto', group: GROUP, place: '', at: instant(AT), zone: '' },
  { kind: 'factorRequired', group: GROUP, from: instant(AT), zone: 'America/Bogota', link: LINK },
  { kind: 'factorRequired', group: GROUP, from: null, zone: '', link: LINK },
  {
    ...{ kind: 'providerRequired', group: GROUP, from: instant(AT), zone: 'America/Bogota', link: LINK },
    providers: [{ es: 'Ministerio', en: 'Ministry' }],
  },
  { kind: 'confirmEmail', ...oneTime },
  { kind: 'emailChanged' },
  { kind: 'backupFailed', at: instant(AT), zone: '', why: 'ENOSPC: no space left on device' },
  { kind: 'backupResumed', at: instant(AT), zone: '' },
  { kind: 'test', by: 'Secretaría' },
]
const compose = async (content: PlainContent, to = 'ana@example.org') =>
  (
    await composeMail(
      { from: 'Ruta <ruta@example.org>', url: 'https://ruta.example.org' },
      { to, languages: ['es', 'en'], messageId: '<1@example.org>', at: AT, words: (language) => mailWords(content, language) },
    )
  ).toString('utf8')
const headOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'))

describe('[P5] a mail', () => {
  test.each(ALL.map((content) => [content.kind, content] as const))(
    '%s has a subject and sentences in both languages, and no empty one',
    (_kind, content) => {
      for (const language of LANGUAGES) {
        const { subject, before, action, after } = mailWords(content, language)
        for (const words of [subject, ...before, ...after]) expect(words.trim()).not.toBe('')
        expect(action?.link ?? null).toBe('link' in content ? LINK : null)
      }
      expect(mailWords(content, 'es').subject).not.toBe(mailWords(content, 'en').subject)
    },
  )

  test('says until when its link works in the zone of the group, with the offset', () => {
    expect(mailWords({ kind: 'forgottenPassword', ...oneTime }, 'es').after[0]).toContain('12 de diciembre de 2026')
    expect(mailWords({ kind: 'forgottenPassword', ...oneTime }, 'es').after[0]).toContain('14:05 (UTC−5)')
    expect(mailWords({ kind: 'forgottenPassword', ...oneTime, zone: '' }, 'en').after[0]).toContain('19:05 (UTC)')
  })

  test('is marked as automatic, has its own Message-ID, and names its languages', async () => {
    const head = headOf(await compose({ kind: 'test', by: 'Secretaría' }))
    expect(head).toContain('Auto-Submitted: auto-generated')
    expect(head).toContain('Message-ID: <1@example.org>')
    expect(head).toContain('Content-Language: es, en')
    expect(head).toContain('From: Ruta <ruta@example.org>')
  })

  test.each(['Ana\r\nBcc: eve@example.org', 'Ana\nBcc: eve@example.org', 'Ana\rBcc: eve@example.org', 'Ana\u2028Bcc: eve@example.org'])(
    'a name cannot add a header: %j',
    async (by) => {
      for (const raw of [
        await compose({ kind: 'invitation', group: { es: by, en: by }, by, ...oneTime }),
        await compose({ kind: 'test', by }, `ana@example.org${by.slice(3)}`),
      ])
        expect(
          headOf(raw)
            .split('\r\n')
            .filter((line) => /^bcc:/i.test(line)),
        ).toEqual([])
    },
  )

  test('a name cannot become HTML', async () => {
    const raw = await compose({ kind: 'invitation', group: GROUP, by: '<img src=x onerror=alert(1)>', ...oneTime })
    const html = raw.slice(raw.indexOf('Content-Type: text/html'))
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })
})
