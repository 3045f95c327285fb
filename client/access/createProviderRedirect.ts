// Redirects to a provider's page, which redirects back: signed in, or with the reason why not.
import { createSignal, onCleanup } from 'solid-js'
import type { ApiAnswer } from '../base/api.ts'
import type { createTrouble } from './trouble.ts'

export const createProviderRedirect = (trouble: Pick<ReturnType<typeof createTrouble>, 'show' | 'clear'>) => {
  const [going, setGoing] = createSignal<string | null>(null)
  // The browser's Back button may restore this page from its cache, still busy.
  const back = () => setGoing(null)
  window.addEventListener('pageshow', back)
  onCleanup(() => window.removeEventListener('pageshow', back))
  const go = async (provider: string, begin: () => Promise<ApiAnswer<{ readonly address: string }> | null>) => {
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

/** With query and fragment, so that the state of the page is kept. */
export const thisPage = (): string => `${location.pathname}${location.search}${location.hash}`
