// A session as another program of the secretariat's would hold it: the screens of a session have their own stories.
import type { Page } from 'playwright-core'
import type { Person } from './person.ts'

export const ask = (page: Page, method: string, path: string, body: unknown): Promise<{ readonly id: string; readonly number: number }> =>
  page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(path, { method, headers: { 'content-type': 'application/json' }, body })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [method, path, JSON.stringify(body)] as const,
  )

/** Drafted, opened, held and closed. */
export const hold = async (secretariat: Person): Promise<{ readonly id: string; readonly number: number }> => {
  const meeting = await ask(secretariat.page, 'POST', '/api/groups/tco/meetings', {})
  for (const state of ['open', 'inSession', 'closed'])
    await ask(secretariat.page, 'PUT', `/api/groups/tco/meetings/${meeting.id}/state`, { state })
  return meeting
}
