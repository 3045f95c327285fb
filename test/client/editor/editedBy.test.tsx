// Who else writes in a field: all of them are named, everywhere in one way.
import { render } from '@solidjs/testing-library'
import { expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { EditedBy } from '../../../client/editor/EditedBy.tsx'
import type { Peer } from '../../../client/live/types.ts'
import { GROUP } from '../roadmap/world.tsx'

vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))
const peer = (clientId: number, name: string, delegation: Peer['delegation']): Peer => ({
  clientId,
  name,
  account: null,
  delegation,
  editing: 'item:a:due',
})

test('[C54] three in one field are three names with their letters; nobody is no flag', () => {
  const [first, second] = GROUP.delegations
  const all = [peer(1, 'Ana', first?.id ?? null), peer(2, 'Luis', second?.id ?? null), peer(3, 'Eva', first?.id ?? null)]
  const { container, unmount } = render(() => (
    <I18nProvider initial="en">
      <EditedBy peers={all} />
    </I18nProvider>
  ))
  expect([...container.querySelectorAll('.who')].map((one) => one.textContent)).toEqual([
    `${first?.code}Ana`,
    `${second?.code}Luis`,
    `${first?.code}Eva`,
  ])
  unmount()
  const empty = render(() => (
    <I18nProvider initial="en">
      <EditedBy peers={[]} />
    </I18nProvider>
  ))
  expect(empty.container.querySelector('.whos')).toBe(null)
})
