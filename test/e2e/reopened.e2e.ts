// A session that is reopened after its closing, as each sees it: who corrects it, who writes in it, and who only reads.
import { expect, test } from 'vitest'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { look } from './look.ts'
import { eventually, type Person, saved, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const second = async ({ page }: Person): Promise<MeetingInfo> => {
  const all: readonly MeetingInfo[] = await page.evaluate(async () => (await fetch('/api/groups/tco/meetings')).json())
  const found = all.find(({ number }) => number === 2)
  if (!found) throw new Error('session 2 is not there')
  return found
}

test('[S31] a reopened session is called so for everybody, with who, when and why, and what was corrected; closed again, it says both hours', async () => {
  const [secretariat, us] = await Promise.all([stage.enter('secretariat'), stage.enter('us')])
  const { page, text } = secretariat
  const { id } = await second(secretariat)
  const path = `/g/tco/sessions/${id}`
  await secretariat.go(path)
  await page.getByRole('button', { name: text.meeting.act.reopen, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(text.meeting.act.reasonIn.es).fill('Corregir la versión en inglés de una decisión.')
  await dialog.getByLabel(text.meeting.act.reasonIn.en).fill('To correct the English of a decision.')
  await dialog.getByRole('button', { name: text.meeting.act.reopen, exact: true }).click()
  await sees(page.getByText(text.meeting.states.reopened, { exact: true }).first())
  await sees(page.getByText('To correct the English of a decision.'))
  expect(await page.getByRole('link', { name: text.meeting.room }).count()).toBe(0)

  await us.go(`${path}?view=outcomes`)
  await sees(us.page.getByText(us.text.meeting.states.reopened, { exact: true }).first())
  await us.page.getByLabel(us.text.meeting.decisionIn.en, { exact: true }).first().fill('It is disseminated in the three delegations.')
  await saved(us)
  await look(us, 'reopened-outcomes')

  await secretariat.go(`${path}/closing`)
  const corrections = page.getByRole('region', { name: text.meeting.reopened.list })
  await sees(corrections.getByText(/disseminated/).first())
  await sees(page.getByText(text.meeting.reopened.pending, { exact: true }))
  await look(secretariat, 'reopened-closing')
  await us.go(`${path}/closing`)
  await sees(us.page.getByText(us.text.meeting.closing.notYours))
  await look(us, 'reopened-reading')
  await secretariat.go('/g/tco')
  await seesNo(page.getByRole('heading', { level: 1, name: new RegExp(text.meeting.session(2)) }))
  const note = page.locator('.home .note', { hasText: text.meeting.session(2) })
  // The reader’s language comes first.
  await sees(note.getByText('Corregir la versión en inglés de una decisión.'))
  await look(secretariat, 'reopened-home')
  await us.go('/g/tco')
  await sees(us.page.getByRole('heading', { level: 1 }))
  expect(await us.page.locator('.home .note', { hasText: us.text.meeting.session(2) }).count()).toBe(0)
  await note.getByRole('link', { name: text.meeting.reopened.corrections }).click()
  await sees(page.getByRole('heading', { level: 1, name: text.meeting.closing.titleAgain(2) }))

  await secretariat.go(`${path}/closing`)
  await page.getByRole('button', { name: text.meeting.act.closeAgain, exact: true }).first().click()
  await sees(page.getByRole('heading', { level: 1, name: text.meeting.closing.closed(2) }))
  const { closedAt, closedAgainAt } = await second(secretariat)
  expect(closedAgainAt).toBeGreaterThan(closedAt ?? 0)
  await eventually(() => page.getByRole('region', { name: text.trust.closings.print }).locator('code').count()).toBe(2)
  await look(secretariat, 'reopened-closed')
})
