// A notice that was pressed outside of the page: its service worker asks the page to go there. And, where this browser showed notices before, it
// does again.
import { useNavigate } from '@solidjs/router'
import { onCleanup } from 'solid-js'
import { useActor, useApi } from '../base/actor.tsx'
import { afterContent } from '../base/content.ts'
import { TAKES_FOCUS } from '../base/keyboardArrival.ts'

export const createPushArrivals = (): void => {
  const [navigate, api, { account }] = [useNavigate(), useApi(), useActor()()]
  if (!('serviceWorker' in navigator)) return
  const go = ({ data, ports }: MessageEvent<unknown>) => {
    const path = pathIn(data)
    if (path === null) return
    ports[0]?.postMessage('taken')
    navigate(path, { state: TAKES_FOCUS })
  }
  navigator.serviceWorker.addEventListener('message', go)
  onCleanup(() => navigator.serviceWorker.removeEventListener('message', go))
  afterContent(async () => {
    try {
      const { keepPush } = await import('../base/push.ts')
      await keepPush(api, account)
    } catch (error) {
      // Also where the server went before this part was fetched: it is tried again when the page is opened next.
      console.info('Notices are not shown outside of the page', error)
    }
  })
}

const pathIn = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'open' in data && typeof data.open === 'string' && /^\/(g\/|me\b)/.test(data.open)
    ? data.open
    : null
