// Frame without a group: logo and content.
import type { ParentProps } from 'solid-js'
import { BrandMark } from '../ui/Icon.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export function BareFrame(props: ParentProps) {
  return (
    <div class="app">
      <header class="topbar">
        <div class="topbar__start">
          <a class="brand" href="/" aria-labelledby="brand">
            <BrandMark />
            <span id="brand">Ruta</span>
          </a>
        </div>
        <span class="topbar__gap" />
        <LanguageSwitch />
      </header>
      <main class="main" id="main" tabindex="-1">
        {props.children}
      </main>
    </div>
  )
}
