// Root component: providers from the outside in (language, account, settings, notices), and routes.
import { createEffect, type ParentProps } from 'solid-js'
import { ActorProvider } from '../base/actor.tsx'
import { firstLanguage } from '../base/firstLanguage.ts'
import { LanguageProvider, useOutsideText } from '../base/language.tsx'
import { SettingsProvider } from '../base/settings.tsx'
import type { ShellState } from '../base/shell.ts'
import { OpenDocumentsProvider, useOpenDocuments } from '../live/OpenDocuments.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { TooltipLayer } from '../ui/Tooltip.tsx'
import { Routes } from './routes.tsx'
import { UpdateNotice } from './UpdateNotice.tsx'

export function App(props: { shell: ShellState }) {
  return (
    <LanguageProvider initial={firstLanguage()}>
      <ActorProvider>
        <SettingsProvider>
          <OpenDocumentsProvider>
            <Notices shell={props.shell}>
              <Routes />
            </Notices>
          </OpenDocumentsProvider>
        </SettingsProvider>
      </ActorProvider>
      <TooltipLayer />
    </LanguageProvider>
  )
}

function Notices(props: ParentProps<{ shell: ShellState }>) {
  const text = useOutsideText()
  const documents = useOpenDocuments()
  // Menus are rendered outside the app's root, but inside a landmark with a name.
  createEffect(() => document.getElementById('floats')?.setAttribute('aria-label', text().frame.floats))
  return (
    <Toasts close={text().common.close} label={text().frame.toasts}>
      {props.children}
      <UpdateNotice ready={props.shell.updateReady()} documents={documents()} />
    </Toasts>
  )
}
