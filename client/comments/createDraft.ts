// The text of a composer, with its mentions, language and audience: stored with each change, until it is sent.
import { createEffect, createSignal, on, untrack } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { Visibility } from '../../shared/comments/thread.ts'
import { serialiseMention } from '../../shared/comments/words.ts'
import { useLanguage } from '../base/i18n.tsx'
import type { UnsentDraft } from '../base/sending.ts'
import { useComments } from './CommentsProvider.tsx'
import type { Candidate } from './mentions.ts'

interface DraftOf {
  readonly of: string
  readonly start?: Pick<UnsentDraft, 'words' | 'mentions'> | undefined
}
export type CommentDraft = ReturnType<typeof createCommentDraft>

export const createCommentDraft = (props: DraftOf, onLoaded: (words: string) => void) => {
  const comments = useComments()
  const reader = useLanguage()
  const kept = untrack(() => comments.draft(props.of))
  const [words, setWords] = createSignal(kept?.words ?? untrack(() => props.start?.words) ?? '')
  const [mentions, setMentions] = createSignal(kept?.mentions ?? untrack(() => props.start?.mentions) ?? [])
  const [language, setLanguage] = createSignal<Language>(kept?.language ?? untrack(reader))
  const [visibility, setVisibility] = createSignal<Visibility>(kept?.visibility ?? 'all')
  const isStart = () => words() === (props.start?.words ?? '')
  const keep = () => {
    const draft: UnsentDraft = { words: words(), mentions: mentions(), language: language(), visibility: visibility() }
    comments.keepDraft(props.of, isStart() || words().trim() === '' ? null : draft)
  }
  // The stored draft loads after the input is shown.
  createEffect(
    on(
      () => comments.draft(props.of),
      (found) => {
        if (!found || !isStart()) return
        setWords(found.words)
        setMentions(found.mentions)
        setLanguage(found.language)
        setVisibility(found.visibility)
        onLoaded(found.words)
      },
      { defer: true },
    ),
  )
  return {
    words,
    mentions,
    language,
    visibility,
    keep,
    write: (written: string) => {
      setWords(written)
      keep()
    },
    mention: ({ label, mention }: Candidate, written: string) => {
      setMentions((before) => [...before.filter(([one]) => one !== label), [label, serialiseMention(mention)]])
      setWords(written)
      keep()
    },
    setLanguage: (value: Language) => {
      setLanguage(value)
      keep()
    },
    setVisibility: (value: Visibility) => {
      setVisibility(value)
      keep()
    },
    clear: () => {
      comments.keepDraft(props.of, null)
      setWords('')
      setMentions([])
    },
  }
}
