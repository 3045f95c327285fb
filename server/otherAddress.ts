// What a browser gets at an address at which Ruta does not answer: usually PUBLIC_URL is wrong, or the proxy changes the Host header.
import type { IncomingMessage } from 'node:http'
import type { Logger } from './observe/logger.ts'

/** Without style or script: nothing else is served at that address. */
const pageOf = (url: string): string => `<!doctype html>
<html lang="es">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ruta</title></head>
<body>
<h1>Ruta está en otra dirección</h1>
<p>Abra <a href="${url}">${url}</a>. Si administra este servidor, compare esta dirección con PUBLIC_URL y ejecute <code>npm run doctor</code>.</p>
<div lang="en">
<h1>Ruta is at another address</h1>
<p>Open <a href="${url}">${url}</a>. If you run this server, compare this address with PUBLIC_URL, and run <code>npm run doctor</code>.</p>
</div>
</body>
</html>
`

export interface OtherAddress {
  /** The page for a browser that navigates; null for programs and scripts, which get the refusal as JSON. Logs the first such request. */
  readonly page: (incoming: Pick<IncomingMessage, 'method' | 'headers'>) => string | null
}

export const createOtherAddress = (url: string, logger: Pick<Logger, 'warn'>): OtherAddress => {
  const page = pageOf(url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'))
  let isLogged = false
  return {
    page({ method, headers }) {
      if (method !== 'GET' || !(headers.accept ?? '').includes('text/html')) return null
      // Scanners ask at many addresses: one line is enough to see the cause.
      if (!isLogged)
        logger.warn({ host: headers.host?.slice(0, 255), publicUrl: url }, 'a browser came by an address that is not PUBLIC_URL')
      isLogged = true
      return page
    },
  }
}
