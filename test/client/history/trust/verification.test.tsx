// The verification in each of its states, on a server that answers what a test says.
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, describe, expect, test } from 'vitest'
import { formatMoment } from '../../../../client/base/intl.ts'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { VerificationPanel } from '../../../../client/history/trust/VerificationPanel.tsx'
import type { Verification } from '../../../../shared/api/trust.ts'
import { instant, pageId, roadmapId, seq } from '../../../../shared/ids.ts'
import type { Role } from '../../../../shared/people.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../../ui/server.tsx'

const en = CATALOGUE.en.trust

const HERE = `/api/groups/${GROUP}/verification`
const document = roadmapId(GROUP)
const AUDIT = { entries: 7, ok: true, why: null }
const NEVER: Verification = { at: null, documents: [], audit: null, rowsSince: null }
const FINE_AT = instant(1_000)
const FINE: Verification = {
  at: FINE_AT,
  documents: [{ document, at: FINE_AT, entries: 12, ok: true, seq: null, why: null, reading: null }],
  audit: AUDIT,
  rowsSince: null,
}
const DAMAGED: Verification = {
  at: instant(2_000),
  documents: [
    { document, at: instant(2_000), entries: 3, ok: false, seq: seq(4), why: 'the entry is not as it was written', reading: null },
  ],
  audit: AUDIT,
  rowsSince: null,
}

const show = (role: Role, last: () => Response) => {
  const server = createServer({
    'GET /api/session': json({ me: me(role) }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    'GET /api/keys': json([{ id: 'ab12'.repeat(8), publicKey: '00', since: 1_000 }]),
    [`GET ${HERE}`]: last,
  })
  render(() => inside(server, () => <VerificationPanel />))
  return server
}
afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('[T5] the verification says', () => {
  test('reports that nothing was checked yet, and checks when it is asked to', async () => {
    const server = show('chair', json(NEVER))
    await screen.findByText(en.notYet)
    server.answers[`POST ${HERE}`] = json(FINE)
    server.answers[`GET ${HERE}`] = json(FINE)
    fireEvent.click(screen.getByRole('button', { name: en.checkNow }))
    await screen.findByText(en.allFine(2))
    expect(screen.getByText(`${en.entries(12)}, ${en.fine}`)).toBeTruthy()
  })

  test('[T60] since when all logs were verified, and when each of them was, where that was not in one night', async () => {
    const later = instant(FINE_AT + 30 * 24 * 60 * 60_000)
    const [first] = FINE.documents
    show('observer', json({ ...FINE, documents: [...FINE.documents, { ...first, document: pageId(`${GROUP}-a`), at: later }] }))
    const [from, to] = [formatMoment(FINE_AT, 'en'), formatMoment(later, 'en')]
    await screen.findByText(en.checkedBetween(from, to, 31))
    expect(screen.getByText(`${en.entries(12)}, ${en.fine} · ${en.checkedOn(from)}`)).toBeTruthy()
    expect(screen.getByText(`${en.entries(12)}, ${en.fine} · ${en.checkedOn(to)}`)).toBeTruthy()
  })

  test('[T58] names what is compared with nothing, and says that the contents of files are not read', async () => {
    show('observer', json(FINE))
    const said = (await screen.findByText(en.provesNot)).textContent ?? ''
    for (const what of ['comments', 'notifications', 'shared views', 'invitations', 'webhooks', 'who administers the server', 'in no log'])
      expect(said).toContain(what)
    expect(said).toMatch(/“Verify now” .* attached file and do not read its content/)
  })

  test('how many logs are consistent: as many as are listed, the audit among them', async () => {
    show('chair', json({ ...FINE, audit: { entries: 7, ok: true, why: null } }))
    await screen.findByText(en.allFine(2))
    expect(within(screen.getByRole('list', { name: en.documents })).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText(/19 entries/)).toBeTruthy()
  })

  test('which document is damaged and from which entry on, and not why, which is for the operator', async () => {
    show('observer', json(DAMAGED))
    await screen.findByText(en.damaged(1))
    expect(screen.getByText(en.firstBad(4))).toBeTruthy()
    expect(screen.queryByText('the entry is not as it was written')).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain(en.damagedWhy)
  })

  test('reports that a check could not be made, and keeps what was known', async () => {
    const server = show('chair', json(FINE))
    await screen.findByText(en.allFine(2))
    server.answers[`POST ${HERE}`] = refusal({ refusal: 'server-failed', message: 'Something failed on the server.' }, 500)
    fireEvent.click(screen.getByRole('button', { name: en.checkNow }))
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed on the server.')
    expect(screen.getByText(en.allFine(2))).toBeTruthy()
  })

  test('names the missing connection, when nothing is known', async () => {
    show('chair', noServer)
    await screen.findByRole('alert')
    expect(screen.queryByText(en.checks)).toBeNull()
  })

  test('the key in groups of four, for everyone; the archive only to whom it is given', async () => {
    show('observer', json(FINE))
    await screen.findByText('ab12 ab12 ab12 ab12 ab12 ab12 ab12 ab12')
    expect(screen.queryByRole('button', { name: en.downloadArchive })).toBeNull()
    expect(screen.getByRole('button', { name: en.downloadHeads })).toBeTruthy()
    expect(screen.getByText(en.archiveNotYours)).toBeTruthy()
  })
})
