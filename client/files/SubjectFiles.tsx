// The files of an agenda point or a decision, where it stands, and of a text. Loaded after what they stand below.
import { Suspense } from 'solid-js'
import { lazily } from '../base/lazily.tsx'
import type { CommentedSubject } from '../comments/CommentsProvider.tsx'

const Files = lazily(async () => (await import('./Files.tsx')).FilesList)

export function SubjectFiles(props: { subject: CommentedSubject; readOnly: boolean; of: string }) {
  return (
    <Suspense>
      <Files {...props} />
    </Suspense>
  )
}
