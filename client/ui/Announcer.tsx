// One voice for what a list does without showing words: said once, politely.
import { createContext, createSignal, type ParentProps, useContext } from 'solid-js'

type Announce = (words: string) => void
const AnnounceContext = createContext<Announce>()

export function Announcer(props: ParentProps) {
  const [words, setWords] = createSignal('')
  return (
    <AnnounceContext.Provider value={setWords}>
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
