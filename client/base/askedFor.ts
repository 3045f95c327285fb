// The palette leads to a screen and says what is to be made there: `?new=item`. It is taken out of the address at once, so that going back
// or reloading makes nothing.
import { useSearchParams } from '@solidjs/router'
import { createEffect } from 'solid-js'

export type Made = 'item' | 'text' | 'session' | 'person'
export const askFor = (what: Made): string => `new=${what}`

/** `ready`: may it be made, and is what it is made in here? */
export const useAskedFor = (what: Made, ready: () => boolean, make: () => void): void => {
  const [query, setQuery] = useSearchParams()
  createEffect(() => {
    if (query.new !== what || !ready()) return
    setQuery({ new: null }, { replace: true, scroll: false })
    make()
  })
}
