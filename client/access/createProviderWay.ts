// The way to a provider's page and back: the page is left, and comes back signed in or with a reason.
import { createSignal, onCleanup } from 'solid-js'
import type { Answer } from '../base/api.ts'
import type { createTrouble } from './trouble.ts'

export const createProviderWay = (trouble: Pick<ReturnType<typeof createTrouble>, 'show' | 'clear'>) => {
  const [going, setGoing] = createSignal<string | null>(null)
  // Going back in the browser shows this page as it was left.
  const back = () => setGoing(null)
  window.addEventListener('pageshow', back)
  onCleanup(() => window.removeEventListener('pageshow', back))
  const go = async (provider: string, begin: () => Promise<Answer<{ readonly address: string }> | null>) => {
    if (going() !== null) return
    trouble.clear()
    setGoing(provider)
    const answer = await begin()
    if (answer?.ok) return location.assign(answer.value.address)
    setGoing(null)
    if (answer) trouble.show(answer)
  }
  return { going, go }
}

/** With what follows the path, so that nothing on the page is lost. */
export const thisPage = (): string => `${location.pathname}${location.search}${location.hash}`
