// The check of an archive without signing in: it asks no server, and this device remembers nothing for strangers.
import { createEffect, type JSX } from 'solid-js'
import { useText, WordsProvider } from '../base/i18n.tsx'
import { BrandMark } from '../ui/Icon.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import { ArchiveProof } from './ArchiveProof.tsx'
import '../styles/inside.css'
import '../styles/screens.css'

export function ProofOutside(props: { language: JSX.Element }) {
  return (
    <WordsProvider>
      <Sheet language={props.language} />
    </WordsProvider>
  )
}

function Sheet(props: { language: JSX.Element }) {
  const text = useText()
  createEffect(() => {
    document.title = `${text().proof.title} · Ruta`
  })
  return (
    <div class="app proof-outside">
      <SkipLink label={text().frame.skip} />
      <header class="topbar">
        <div class="topbar__start">
          <a class="brand" href="/" aria-label={text().proof.back}>
            <BrandMark />
            <span>Ruta</span>
          </a>
        </div>
        <span class="topbar__gap" />
        {props.language}
      </header>
      <main class="main" id="main" tabindex="-1">
        <div class="head">
          <h1>{text().proof.title}</h1>
        </div>
        <div class="main__scroll">
          <ArchiveProof />
        </div>
      </main>
    </div>
  )
}
