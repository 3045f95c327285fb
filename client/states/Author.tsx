// Who did something: the mark of their delegation and what they are called. The one component that shows an author as unverified.
import { Show } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { type Authored, authorWords } from './authorWords.ts'

export interface AuthorProps {
  readonly of: Authored
  readonly name: string
  readonly language: Language
  /** The mark says by itself which delegation it is. */
  readonly named?: boolean
  /** Where there is a mark, it is enough. */
  readonly brief?: boolean
}

export function AuthorName(props: AuthorProps) {
  const group = useGroup()
  const mark = () => authorMarkIn(group(), props.of)
  return (
    <>
      <Show when={mark()}>
        {(found) => (
          <>
            <DelegationMark
              code={found().code}
              identity={found().identity}
              name={props.named ? found().name[props.language] : undefined}
            />{' '}
          </>
        )}
      </Show>
      <Show when={!props.brief || mark() === null}>{authorWords(props.name, props.of, props.language)}</Show>
    </>
  )
}
