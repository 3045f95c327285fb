// Glossary of the group for marking terms in texts: opened once a text is shown, and reread when changes to it pause.
import { type Accessor, createContext, createMemo, createSignal, type ParentProps, useContext } from 'solid-js'
import { createTermMatcher, type TermMatcher } from '../../../shared/glossary/matcher.ts'
import type { Term } from '../../../shared/glossary/model.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { glossaryId, type TermId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { useHeldDocument } from '../../live/LiveDocument.tsx'
import { createRead } from '../createRead.ts'

export interface TermsInTexts {
  readonly matcher: TermMatcher
  readonly term: (id: TermId) => Term | null
}
type Ask = () => Accessor<TermsInTexts | null>
/** Without a glossary provider no terms are marked. */
const Context = createContext<Ask>(() => () => null)

export function TermsProvider(props: ParentProps) {
  const [wanted, setWanted] = createSignal(false)
  const terms = createMemo(() => (wanted() ? createTerms() : () => null))
  return (
    <Context.Provider
      value={() => {
        setWanted(true)
        return () => terms()()
      }}
    >
      {props.children}
    </Context.Provider>
  )
}

/** From now on the glossary's document is connected. */
export const useTerms = (): Accessor<TermsInTexts | null> => useContext(Context)()

const createTerms = (): Accessor<TermsInTexts | null> => {
  const group = useGroup()
  const held = useHeldDocument(() => glossaryId(group().id))
  return createRead(
    () => held().doc,
    (doc): TermsInTexts | null => {
      const all = readGlossary(doc).terms
      const byId = new Map(all.map((term) => [term.id, term]))
      return all.length === 0 ? null : { matcher: createTermMatcher(all), term: (id) => byId.get(id) ?? null }
    },
  )
}
