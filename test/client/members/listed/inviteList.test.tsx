// Inviting several people as the secretariat meets it: the list, what is sent, and the links that are shown once.
import { fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { InviteListDialog } from '../../../../client/members/listed/InviteListDialog.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { GROUP } from '../../roadmap/world.tsx'

const sent: unknown[] = []
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me', memberships: [{ group: GROUP.id, role: 'secretariat', delegation: null, agency: null }] }),
  useApi: () => ({
    send: async (_route: string, _at: unknown, body: { email: string | null }) => {
      sent.push(body)
      return body.email === 'taken@example.org'
        ? { ok: false, why: 'refused', message: 'This name is taken.' }
        : {
            ok: true,
            value: { link: 'https://ruta.example.org/invitation#abc', expiresAt: 0, ...(body.email && { mailedTo: body.email }) },
          }
    },
  }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))
test('[X8] each line that can be is sent as an invitation; what is refused is said, links that no mail takes are shown once', async () => {
  const text = CATALOGUE.en
  const closed = vi.fn()
  render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <InviteListDialog members={[]} sent={[]} onClose={closed} onChanged={() => undefined} />
      </Toasts>
    </I18nProvider>
  ))
  const send = () => screen.getByRole('button', { name: text.importing.people.send(3) })
  fireEvent.input(await screen.findByLabelText(text.importing.people.paste), {
    target: {
      value: 'Ana\tana@example.org\tDelegado\tCO\tFGN\nLuis\t\tTranslator\t\t\nEva\ttaken@example.org\tDelegate\tCO\t\nNo\t\tMinister\t\t',
    },
  })
  expect(screen.getByText(text.importing.people.whyNot.unknownRole)).toBeTruthy()
  fireEvent.click(send())
  await waitFor(() => screen.getByText(text.importing.people.invited(2, 3)))
  expect(sent).toEqual([
    { name: 'Ana', email: 'ana@example.org', role: 'delegate', delegation: 'co', agency: 'fgn' },
    { name: 'Luis', email: null, role: 'translator', delegation: null, agency: null },
    { name: 'Eva', email: 'taken@example.org', role: 'delegate', delegation: 'co', agency: null },
  ])
  expect(screen.getByText('This name is taken.')).toBeTruthy()
  expect(screen.getByText(text.people.alsoMailed('ana@example.org'))).toBeTruthy()
  expect(screen.getAllByText('https://ruta.example.org/invitation#abc').length).toBe(1)
  expect(screen.getByRole('button', { name: text.importing.people.links })).toBeTruthy()
})
