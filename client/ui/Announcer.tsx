// One voice for what a list does without showing words: said once, politely.
import { createContext, createSignal, type ParentProps, useContext } from 'solid-js'

type Announce = (words: string) => void
const AnnounceContext = createContext<Announce>()

export function Announcer(props: ParentProps) {
  const [words, setWords] = createSignal('')
  // The same words a second time would be no change, and nobody would hear them: a space that is not seen makes them new.
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
