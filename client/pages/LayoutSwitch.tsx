// Which languages of a text are shown: one of them, or both in parallel.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createMedia } from '../ui/media.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { LAYOUTS, type Layout, layoutFrom } from './pageLayout.ts'

/** From the address; without it, from the width of the window. */
export const createLayout = (): Accessor<Layout> => {
  const [query] = useSearchParams()
  const language = useLanguage()
  const wide = createMedia('(min-width: 760px)')
  return createMemo(() => layoutFrom(query.layout, wide(), language()))
}

export function LayoutSwitch(props: { layout: Layout }) {
  const text = useText()
  const [, setQuery] = useSearchParams()
  return (
    <Segmented
      small
      label={text().texts.layout}
      value={props.layout}
      segments={LAYOUTS.map((value) => ({
        value,
        label: value === 'both' ? text().texts.layouts.both : value.toUpperCase(),
        name: value === 'both' ? undefined : `${value.toUpperCase()}, ${text().texts.layouts[value]}`,
      }))}
      onChange={(layout) => setQuery({ layout }, { replace: true })}
    />
  )
}
