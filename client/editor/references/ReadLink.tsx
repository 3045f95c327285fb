// Link to an item, a text or a decision in read-only text, with the current title of its target.
import { createMemo, type ParentProps } from 'solid-js'
import type { Reference } from '../../../shared/editor/reference.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useReferences } from './ReferencesProvider.tsx'
import { isGone, tipOf } from './targets.ts'

export function ReadLink(props: ParentProps<{ reference: Reference }>) {
  const text = useText()
  const language = useLanguage()
  const references = useReferences()()
  const looked = createMemo(() => references()?.look(props.reference) ?? 'unknown')
  const href = () => {
    const target = looked()
    return typeof target === 'string' ? undefined : target.href
  }
  return (
    <a class="ref" classList={{ 'ref--gone': isGone(looked()) }} href={href()} data-tip={tipOf(looked(), language(), text())}>
      {props.children}
    </a>
  )
}
