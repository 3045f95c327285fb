// The audit in words: whatever the server can write has a sentence in both languages, and a filter that finds it.
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { AUDIT_FILTER_KINDS, auditQuery } from '../../../client/installation/auditFilter.ts'
import { auditActor, auditWords } from '../../../client/installation/auditWords.ts'
import type { AuditLine } from '../../../shared/api/audit.ts'
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/audit/actions.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { instant, pageId, parseAccountId, parseAgencyId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const ANA = must(parseAccountId('a7x'), 'an account')
const MX = must(parseDelegationId('mx'), 'a delegation')
const TEXT = pageId('p9q')
const group = {
  name: { es: 'Grupo', en: 'Group' },
  delegations: [{ id: MX, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 }],
  agencies: [{ id: must(parseAgencyId('fgr'), 'an agency'), delegation: MX, acronym: 'FGR', name: { es: 'Fiscalía', en: 'Prosecution' } }],
  documents: [
    { id: TEXT, kind: 'page', title: { es: 'Consulta', en: 'Consultation' }, access: 'write', updatedAt: null, archived: false },
  ] as const,
}
/** As the server writes them. */
const AS_WRITTEN: Partial<Record<AuditAction, Pick<AuditLine, 'subject' | 'detail'>>> = {
  'access.denied': { subject: 'tco', detail: 'history.read' },
  'edit.refused': { subject: 'roadmap:tco', detail: 'forged-author' },
  'page.created': { subject: TEXT, detail: 'tco' },
  'meeting.changed': { subject: 'tco', detail: 'm1: closed open' },
  'moment.removed': { subject: 'tco', detail: 'k1: Antes: todo' },
  'view.shared': { subject: 'tco', detail: 'v1: Lo mío' },
  'view.changed': { subject: 'tco', detail: 'v1: Lo mío' },
  'view.withdrawn': { subject: 'tco', detail: 'v1: Lo mío' },
  'view.removed': { subject: 'tco', detail: 'v1: Lo mío' },
  'delegation.added': { subject: 'tco', detail: 'pe: PE' },
  'delegation.changed': { subject: 'tco', detail: 'pe: PE' },
  'agency.added': { subject: 'tco', detail: 'pe-uif: UIF' },
  'agency.changed': { subject: 'tco', detail: 'pe-uif: UIF' },
  'agencies.ordered': { subject: 'tco', detail: 'pe: PE' },
  'member.changed': { subject: 'tco', detail: 'a7x: head mx fgr' },
  'invitation.sent': { subject: 'tco', detail: 'observer' },
  'agency.decided': { subject: 'tco', detail: 'a7x true' },
  'consenter.named': { subject: 'tco', detail: 'a7x false' },
  'recovery.opened': { subject: 'tco', detail: 'until 2019-11-15T20:00:00.000Z' },
  'document.recovered': { subject: 'tco', detail: TEXT },
  'audit.closed': { subject: 'audit', detail: '1–40 ab12' },
}
const line = (action: string, change: Partial<AuditLine> = {}): AuditLine => ({
  n: 1,
  at: instant(0),
  account: ANA,
  name: 'Ana',
  action,
  subject: 'tco',
  detail: '',
  address: '',
  about: { person: 'Luz', session: 2, moment: null, item: 'WG-003b' },
  hash: '',
  ...AS_WRITTEN[action as AuditAction],
  ...change,
})
const read = (language: Language, it: AuditLine) =>
  auditWords(it, { text: CATALOGUE[language], language, group }).replace(/[\u2066-\u2069]/g, '')

test('[C40] every action that the server can write is a sentence in both languages, without its code', () => {
  for (const language of LANGUAGES) {
    const sentences = Object.keys(AUDIT_ACTIONS).map((action) => {
      const said = read(language, line(action))
      expect(said, action).toMatch(/^\p{Lu}.{5,}/u)
      expect(said, action).not.toMatch(/undefined|null|\[object|[a-z]\.[a-z]|\bhead mx\b|forged|a7x|p9q|m1|k1|v1/)
      return said
    })
    // No two acts read the same.
    expect(new Set(sentences).size).toBe(sentences.length)
  }
})

test('[C40] an entry says whose role, which session, which text and until when', () => {
  expect(read('en', line('member.changed'))).toBe('Changed the role of Luz: now head of delegation, MX, FGR')
  expect(read('es', line('member.changed'))).toBe('Cambió la función de Luz: ahora, jefatura de delegación, MX, FGR')
  expect(read('en', line('meeting.changed'))).toBe('Reopened session 2 after its closing')
  expect(read('es', line('meeting.changed', { detail: 'm1: open inSession' }))).toBe('Comenzó la sesión 2')
  expect(read('es', line('page.created'))).toBe('Creó el texto «Consulta»')
  expect(read('en', line('moment.removed', { about: { person: null, session: null, moment: null, item: null } }))).toBe(
    'Removed the name of the moment “Antes: todo”',
  )
  expect(read('es', line('moment.named', { detail: 'k1' }))).toBe('Dio nombre a un momento')
  const removed = (place: string) => line('comment.removed', { detail: `a7x: ${place} 3` })
  expect(read('es', removed('roadmap:tco item:k3'))).toBe('Retiró un comentario de Luz en WG-003b')
  const unknownItem = { ...removed('roadmap:tco item:k3'), about: { person: 'Luz', session: null, moment: null, item: null } }
  expect(read('es', unknownItem)).toBe('Retiró un comentario de Luz en una acción de la hoja de ruta')
  expect(read('en', removed('meeting:m1 decision:d1'))).toBe('Removed a comment by Luz on session 2')
  expect(read('es', removed(`${TEXT} text:`))).toBe('Retiró un comentario de Luz en el texto «Consulta»')
  expect(read('en', line('comment.removed', { detail: 'a7x: 3' }))).toBe('Removed a comment by Luz')
  expect(read('en', line('consenter.named'))).toBe('Revoked the authority of Luz to approve sign-in links')
  expect(read('en', line('access.denied'))).toBe('Was denied for lack of permission: reading the history (Group)')
  expect(read('es', line('session.refused', { account: null }))).toBe('Se intentó entrar con un correo que no tiene cuenta')
  expect(read('en', line('later.action'))).toBe('Something that this version of Ruta cannot read (later.action)')
})

test('[C40] where nobody was signed in, it says so in words: the operator, the server itself, or somebody unknown', () => {
  const by = (action: string) => auditActor(line(action, { account: null, name: null }), CATALOGUE.en)
  expect(['backup.made', 'audit.closed', 'session.refused'].map(by)).toEqual(['The server administrator', 'The server', 'Not identified'])
  expect(auditActor(line('session.opened'), CATALOGUE.en)).toBe('Ana')
})

test('[C40] the filters have a name in both languages and find every action once', () => {
  const found = AUDIT_FILTER_KINDS.flatMap((kind) => {
    for (const language of LANGUAGES) expect(CATALOGUE[language].audit.kinds[kind]).not.toBe('')
    const asked = new URLSearchParams(auditQuery({ account: '', kind, from: '', until: '', address: '' })).get('action') ?? ''
    // As the server takes them.
    expect(asked).toMatch(/^[A-Za-z.]{1,40}(,[A-Za-z.]{1,40}){0,40}$/)
    return asked.split(',')
  })
  expect(found.sort()).toEqual(Object.keys(AUDIT_ACTIONS).sort())
})
