// Around a screen for somebody who is not inside: it is given the language switch, which belongs to the frame.
import { type Component, type JSX, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export function Outside(props: { screen: Component<{ language: JSX.Element }> }) {
  return (
    <Suspense>
      <Dynamic component={props.screen} language={<LanguageSwitch />} />
    </Suspense>
  )
}
