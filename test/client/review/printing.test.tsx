// A review that is printed while parts of it are loading: it waits for them, or says that they are missing.
import { render } from '@solidjs/testing-library'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { PartLoading, printWhenLoaded } from '../../../client/review/PartLoading.tsx'
import { SheetProvider } from '../../../client/review/SheetContext.tsx'
import { createServer, GROUP_INFO, inside, json, me } from '../ui/server.tsx'

const show = async () => {
  const server = createServer({ 'GET /api/session': json({ me: me('observer') }), 'GET /api/groups/tco': json(GROUP_INFO) })
  const sheet = {
    languages: () => ['es', 'en'] as const,
    speech: () => ({}) as never,
    itemHref: () => '',
    textHref: () => '',
  }
  const { container, findByRole } = render(() =>
    inside(server, () => (
      <SheetProvider sheet={sheet}>
        <PartLoading lines={4} />
      </SheetProvider>
    )),
  )
  await findByRole('status')
  return container
}

test('[R12] printing waits until no part is loading', async () => {
  const container = await show()
  const order: string[] = []
  await printWhenLoaded(
    container,
    () => order.push('printed'),
    async () => {
      order.push('waited')
      if (order.length === 3) container.querySelector('.sheet__loading')?.remove()
    },
  )
  expect(order).toEqual(['waited', 'waited', 'waited', 'printed'])
})

test('[R12] parts that did not load are printed as missing, in the languages of the document', async () => {
  const container = await show()
  let waits = 0
  let printed = ''
  await printWhenLoaded(
    container,
    () => {
      printed = container.textContent ?? ''
    },
    async () => {
      waits += 1
    },
  )
  expect(waits).toBe(100)
  for (const language of ['es', 'en'] as const) expect(printed).toContain(CATALOGUE[language].review.notLoaded)
})
