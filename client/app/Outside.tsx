// Wraps a screen for users who are not signed in and adds the language switch, which is otherwise part of the frame.
import { type Component, type JSX, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export function SignedOutFrame(props: { screen: Component<{ language: JSX.Element }> }) {
  return (
    <Suspense>
      <Dynamic component={props.screen} language={<LanguageSwitch />} />
    </Suspense>
  )
}
