// Somebody comes to a delegation: what they read, what its members are told, and how one of them admits the newcomer.
import { expect, test } from 'vitest'
import { type Person, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** As the chair does it under *People*. */
const giveSeat = ({ page }: Person, email: string, delegation: string): Promise<number> =>
  page.evaluate(
    async ({ wanted, to }) => {
      const members: { account: string; email: string }[] = await (await fetch('/api/groups/tco/members')).json()
      const account = members.find((one) => one.email === wanted)?.account
      const body = JSON.stringify({ role: 'delegate', delegation: to, agency: null })
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(`/api/groups/tco/members/${account}`, { method: 'PUT', headers, body })).status
    },
    { wanted: email, to: delegation },
  )

test('[P25] [P13] a newcomer reads a delegation’s earlier comments once one of its members has admitted them', async () => {
  const [co, chair] = [await stage.enter('co'), await stage.enter('chair')]
  const item = await co.page.evaluate(async () => {
    const found: { subjects: { subject: string; ownDelegation: number }[] } = await (await fetch('/api/groups/tco/comments/counts')).json()
    return found.subjects.find(({ ownDelegation }) => ownDelegation > 0)?.subject.slice('item:'.length)
  })
  expect(await giveSeat(chair, 'delegate.mx@example.org', 'co')).toBe(200)
  const mx = await stage.enter('mx', `/g/tco/road-map?item=${item}&show=comments`)
  await sees(mx.page.getByText(/Los comentarios anteriores de su delegación se le abren el/))
  await seesNo(mx.page.getByText(/convendría confirmar/))

  // The notice has the button beside its sentence; by key, and once.
  await co.go('/g/tco/inbox')
  await sees(co.page.getByText(/dio a .* un puesto en su delegación: delegado\/a/))
  const button = co.page.getByRole('button', { name: /^Dar a .* acceso a los comentarios anteriores/ })
  await co.page.setViewportSize({ width: 390, height: 800 })
  await button.focus()
  await co.page.keyboard.press('Enter')
  await sees(co.page.getByText(/ya lee los comentarios anteriores de su delegación/))
  await seesNo(button)
  await sees(mx.page.getByText(/convendría confirmar/))
  await seesNo(mx.page.getByText(/se le abren el/))
})
