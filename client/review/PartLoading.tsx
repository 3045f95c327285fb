// A part of the review that is still loading. A print that began before says that the part is missing.
import { useText } from '../base/i18n.tsx'
import { Skeleton } from '../ui/States.tsx'
import { ReviewSentence } from './SheetContext.tsx'

export function PartLoading(props: { lines: number }) {
  const text = useText()
  return (
    <div class="sheet__loading">
      <Skeleton label={text().common.loading} lines={props.lines} />
      <p class="sheet__missing" aria-hidden="true">
        <ReviewSentence words={(words) => words.notLoaded} />
      </p>
    </div>
  )
}

const TRIES = 100
const NEXT_TRY = 100

/** Prints once no part of the sheet is loading, or after ten seconds: what is missing then says so. */
export const printWhenLoaded = async (sheet: Element, print: () => void, after: (ms: number) => Promise<unknown>): Promise<void> => {
  for (let left = TRIES; left > 0 && sheet.querySelector('.sheet__loading'); left -= 1) await after(NEXT_TRY)
  print()
}
