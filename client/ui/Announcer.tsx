// A live region for changes in lists that show no text: announced once, politely.
import { createContext, createSignal, type ParentProps, useContext } from 'solid-js'

type Announce = (words: string) => void
const AnnounceContext = createContext<Announce>()

export function Announcer(props: ParentProps) {
  const [words, setWords] = createSignal('')
  // The same text twice is no change for a screen reader; an added no-break space makes it one.
  const say: Announce = (next) => setWords((before) => (before === next ? `${next}\u00a0` : next))
  return (
    <AnnounceContext.Provider value={say}>
      {props.children}
      <span class="vh" role="status">
        {words()}
      </span>
    </AnnounceContext.Provider>
  )
}

export const useAnnounce = (): Announce => {
  const announce = useContext(AnnounceContext)
  if (!announce) throw new Error('useAnnounce needs an <Announcer> above it')
  return announce
}
